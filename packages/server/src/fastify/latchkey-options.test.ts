import { describe, expect, it } from 'vitest';
import type { LatchkeyOptions } from './index.ts';
import { getProtected, signIn, testApp, testClock } from './test-app.fixture.ts';

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
    ['a misspelt option', { acessTtlSeconds: 5 }, /unknown option "acessTtlSeconds"/],
  ])('refuses %s', async (_case, options, message) => {
    const refusal = expect(testApp(options as Partial<LatchkeyOptions>)).rejects;
    await refusal.toThrow(TypeError);
    await refusal.toThrow(message);
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
