import { expect, it } from 'vitest';
import { measureSize } from '../../../tools/size/measure-size.ts';

/** What a page has to load for some exports: minified and gzipped, in bytes. */
async function sizeOf(exports: string): Promise<number> {
  const source = { folder: import.meta.dirname, conditions: ['latchkey-source'] };
  return (await measureSize({ library: './index.ts', exports }, source)).gzipped;
}

it.each([
  ['decodeJwt', 800],
  ['decodeJwt, expiresAt, isExpired', 800],
  ['createAuthSession', 5_500],
  ['createAuthSession, createAuthFetch', 5_870],
])('%s stays below %d bytes', async (exports, budget) => {
  expect(await sizeOf(exports)).toBeLessThan(budget);
});
