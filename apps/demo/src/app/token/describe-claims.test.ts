import { expect, it } from 'vitest';
import { describeClaims } from './describe-claims';

it('gives each claim a row, in the order of the token', () => {
  const rows = describeClaims({ sub: '1', scope: '', roles: ['a'], gen: 0 });
  expect(rows.map(({ name, value }) => [name, value])).toEqual([
    ['sub', '1'],
    ['scope', 'empty'],
    ['roles', '["a"]'],
    ['gen', '0'],
  ]);
  expect(rows[0]?.meaning).toBe('The user’s id');
});

it('names no meaning that it does not know', () => {
  expect(describeClaims({ constructor: 1 })[0]?.meaning).toBe('Known to those who issue and read it');
});

it('reads times, and nothing else, as moments', () => {
  const rows = describeClaims({ exp: 1_700_000_000, iat: 'soon', nbf: 1e300, gen: 5 });
  expect(rows.map(({ moment }) => moment?.toISOString() ?? null)).toEqual([
    '2023-11-14T22:13:20.000Z',
    null,
    null,
    null,
  ]);
});
