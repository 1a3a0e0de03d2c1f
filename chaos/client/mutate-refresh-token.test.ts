import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createRandom } from '../claim/random.ts';
import { mutateRefreshToken } from './mutate-refresh-token.ts';
import { refreshTokenParts } from './refresh-token-parts.ts';

const newToken = () => `${randomBytes(16).toString('base64url')}.3.${randomBytes(32).toString('base64url')}`;

it('makes garbage that is never the token, and most often names the same session', () => {
  const random = createRandom(1);
  const token = newToken();
  const garbage = Array.from({ length: 1_000 }, () => mutateRefreshToken(token, newToken(), random));
  expect(garbage).not.toContain(token);
  const { sid } = refreshTokenParts(token);
  const named = garbage.filter((mutated) => refreshTokenParts(mutated).sid === sid);
  expect(named.length).toBeGreaterThan(500);
});
