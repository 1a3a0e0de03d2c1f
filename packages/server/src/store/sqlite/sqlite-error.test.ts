import { describe, expect, it } from 'vitest';
import { errorFromFailure } from './sqlite-error.ts';

describe('the error for a failed statement', () => {
  it.each([
    ['busy', 5],
    ['busy, snapshot too old', 517],
    ['locked', 6],
    ['read-only', 8],
    ['read-only, file moved', 1_032],
    ['a failed write', 778],
    ['damaged', 11],
    ['full', 13],
    ['cannot open', 14],
    ['not a database', 26],
    ['a table is missing', 1],
    ['a code that nobody knows', 99],
    ['not from SQLite', undefined],
  ])('is store_unavailable where the caller can do nothing about it: %s', (_name, resultCode) => {
    const error = errorFromFailure({ message: 'it failed', resultCode });
    expect(error).toMatchObject({ code: 'store_unavailable', cause: { message: 'it failed', resultCode } });
  });

  it.each([
    ['unique', 2_067],
    ['foreign key', 787],
  ])('is a SqliteError where a constraint was violated: %s', (_name, resultCode) => {
    expect(errorFromFailure({ message: 'it failed', resultCode })).toMatchObject({
      name: 'SqliteError',
      resultCode,
    });
  });
});
