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
  ])('is store_unavailable where the file or its disk is at fault: %s', (_name, resultCode) => {
    const error = errorFromFailure({ message: 'it failed', resultCode });
    expect(error).toMatchObject({ code: 'store_unavailable', cause: { message: 'it failed', resultCode } });
  });

  it.each([
    ['unique', 2_067],
    ['foreign key', 787],
    ['wrong SQL', 1],
    ['not from SQLite', undefined],
  ])('is a SqliteError where the statement is at fault: %s', (_name, resultCode) => {
    expect(errorFromFailure({ message: 'it failed', resultCode })).toMatchObject({
      name: 'SqliteError',
      resultCode,
    });
  });
});
