import { describe, expect, it } from 'vitest';
import { attackTarget } from '../token/attacks/attack-target.fixture.ts';
import { attacks } from '../token/attacks/attacks.fixture.ts';
import { fitsHeader } from '../token/attacks/attack.fixture.ts';
import { allAlgorithms, testKeys } from '../token/test-keys.fixture.ts';
import { getProtected, signIn, testApp, testClock } from './test-app.fixture.ts';

/** What the guard says of a token that it cannot even take out of the header whole. */
const headerCodes = ['header_token_missing', 'header_spaces'];

describe.each(allAlgorithms)('the guard under attacks on %s', (algorithm) => {
  const { signing, keyObject } = testKeys[algorithm];
  const cases = attacks.filter(({ algorithms }) => algorithms.includes(algorithm));

  it(`refuses all ${cases.length}, and the next honest request passes`, async () => {
    const app = await testApp({
      secretKey: undefined as never,
      key: signing,
      maxLifetimeSeconds: 3600,
      clock: testClock().now,
    });
    const honest = await signIn(app);
    const target = attackTarget(algorithm, keyObject, honest);
    for (const { rule, name, expected, forge } of cases) {
      const token = forge(target);
      // HTTP takes white space around a value for no part of it.
      if (token !== token.trim()) continue;
      const response = await getProtected(app, `Bearer ${token}`);
      const { code } = response.json<{ code: string }>();
      const allowed = fitsHeader(token) ? [expected] : [expected, ...headerCodes];
      expect({ rule, name, status: response.statusCode }).toEqual({ rule, name, status: 401 });
      expect(allowed, `${rule}: ${name}`).toContain(code);
    }
    expect((await getProtected(app, `Bearer ${honest}`)).statusCode).toBe(200);
  });
});
