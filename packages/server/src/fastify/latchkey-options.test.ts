import { describe, expect, it } from 'vitest';
import type { LatchkeyOptions } from './index.ts';
import { getProtected, secretKey, signIn, testApp, testClock } from './test-app.fixture.ts';

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
    ['a misspelt errorHandling', { errorHandling: 'never' }, /errorHandling/],
    ['schemes as text', { authorizationSchemes: 'Bearer' }, /authorizationSchemes/],
    ['a lifetime of years', { accessTtlSeconds: 1e9 }, /accessTtlSeconds/],
    ['a prefix, which would not move its route', { prefix: '/api' }, /unknown option "prefix"/],
    ['no secret', { secretKey: undefined }, /give exactly one of secretKey, jwtSecretKey and key/],
    [
      'a secret in which characters were lost',
      { secretKey: '\ufffd'.repeat(40) },
      /not the text that it was/,
    ],
    ['the text of a public key', { secretKey: `-----BEGIN PUBLIC KEY-----${secretKey}` }, /key pair/],
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
