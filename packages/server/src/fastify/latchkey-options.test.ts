import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { importSecretKey } from '../token/import-secret-key.ts';
import type { LatchkeyOptions } from './index.ts';
import { getProtected, secretKey, signIn, testApp, testClock } from './test-app.fixture.ts';

const publicKey = generateKeyPairSync('ed25519')
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('base64');

describe('options of the plugin', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a short secret', { secretKey: 'super-secret' }, /12 bytes.*at least 32/],
    ['a placeholder', { secretKey: 'change-me-change-me-change-me-change-me' }, /placeholder/],
    ['a secret that repeats itself', { secretKey: 'abcd'.repeat(16) }, /random/],
    ['no authenticate', { authenticate: undefined }, /authenticate must be a function/],
    ['a lifetime of no time', { accessTtlSeconds: 0 }, /accessTtlSeconds/],
    ['a lifetime as text', { accessTtlSeconds: '5m' }, /accessTtlSeconds/],
    ['a leeway of a day', { leewaySeconds: 86_400 }, /leewaySeconds/],
    ['an empty issuer', { issuer: '' }, /issuer/],
    ['a realm that would split the header', { realm: 'a\r\nSet-Cookie: b' }, /realm/],
    ['a scheme of two words', { authorizationSchemes: ['My Bearer'] }, /authorizationSchemes/],
    ['no scheme', { authorizationSchemes: [] }, /authorizationSchemes/],
    ['an identity that is no function', { identity: {} }, /identity must be a function/],
    ['a clock that is no function', { clock: 0 }, /clock must be a function/],
    ['a throttle that is none', { throttle: {} }, /throttle must be what createThrottle returns/],
    ['an onEvent that is no function', { onEvent: 'log' }, /onEvent must be a function/],
    ['a loadUser that is no function', { loadUser: 'load' }, /loadUser must be a function/],
    ['a misspelt errorHandling', { errorHandling: 'never' }, /errorHandling/],
    ['schemes as text', { authorizationSchemes: 'Bearer' }, /authorizationSchemes/],
    ['a lifetime of years', { accessTtlSeconds: 1e9 }, /accessTtlSeconds/],
    ['a prefix, which would not move its route', { prefix: '/api' }, /unknown option "prefix"/],
    ['no secret', { secretKey: undefined }, /give exactly one of secretKey, jwtSecretKey, key and sessions/],
    [
      'a secret in which characters were lost',
      { secretKey: '\ufffd'.repeat(40) },
      /not the text that it was/,
    ],
    ['the text of a public key', { secretKey: `-----BEGIN PUBLIC KEY-----${secretKey}` }, /key pair/],
    [
      'a secret that is a number',
      { secretKey: 4_242_424_242 },
      /^secretKey is refused: .*must be text or bytes/,
    ],
    ['the base64 of a public key', { secretKey: publicKey }, /key pair/],
    ['a key of another kind', { secretKey: undefined, key: 'text' }, /key/],
    [
      'an algorithm beside a key that has one',
      { secretKey: undefined, key: importSecretKey(secretKey), algorithm: 'HS256' },
      /say nothing where key brings the keys/,
    ],
    ['an issuer of another type', { profile: 'flask-jwt', issuer: 7 }, /issuer must be a non-empty string/],
    ['an empty audience', { profile: 'flask-jwt', audience: '' }, /audience must be a non-empty string/],
    ['requiredClaims as text', { decodeToken: () => null, requiredClaims: 'nbf' }, /requiredClaims/],
    ['a leeway that is no number', { decodeToken: () => null, leewaySeconds: '10' }, /leewaySeconds/],
    ['a misspelt option', { acessTtlSeconds: 5 }, /unknown option "acessTtlSeconds"/],
  ])('refuses %s', async (_case, options, message) => {
    const refusal = expect(testApp(options as Partial<LatchkeyOptions>)).rejects;
    await refusal.toThrow(TypeError);
    await refusal.toThrow(message);
  });

  it('takes an option that is undefined for one that is not there', async () => {
    const undefinedOptions = {
      identity: undefined,
      clock: undefined,
      realm: undefined,
      errorHandling: undefined,
    };
    const app = await testApp(undefinedOptions as object);
    expect((await getProtected(app, `Bearer ${await signIn(app)}`)).statusCode).toBe(200);
    expect((await app.inject({ url: '/nowhere' })).json()).toMatchObject({ code: 'not_found' });
  });

  it('never repeats a refused secret', async () => {
    const refused = testApp({ secretKey: 'my-marked-secret' });
    await expect(refused).rejects.not.toThrow(/my-marked-secret/);
  });

  it('never prints a jwtSecretKey, of whatever type', async () => {
    const options = { secretKey: undefined, jwtSecretKey: 4_242_424_242 };
    const error = await testApp(options as object).then(
      () => undefined,
      (refusal: unknown) => refusal,
    );
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toBe('jwtSecretKey is refused: the secret key must be text or bytes');
    expect(inspect(error, { depth: null })).not.toMatch(/4_?242/);
  });

  it('accessTtlSeconds and leewaySeconds decide how long a token is good', async () => {
    const clock = testClock();
    const app = await testApp({ accessTtlSeconds: 60, leewaySeconds: 0, clock: clock.now });
    const token = await signIn(app);
    clock.advanceSeconds(59);
    expect((await getProtected(app, `Bearer ${token}`)).statusCode).toBe(200);
    clock.advanceSeconds(1);
    expect((await getProtected(app, `Bearer ${token}`)).statusCode).toBe(401);
  });
});
