import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { openProblem } from './open-problem.ts';
import { errorFromFailure } from './sqlite/sqlite-error.ts';

describe('the problem with a store, for whoever starts the program', () => {
  it.each([
    [5, /another process keeps it locked/],
    [13, /the disk is full/],
    [15, /another process keeps it locked/],
    [1_032, /not writable/],
  ])('is told for a refused call with the result code %d', (resultCode, problem) => {
    expect(openProblem(errorFromFailure({ message: 'it failed', resultCode }))).toMatch(problem);
  });

  it('is what the refusal says where no fault lies underneath', () => {
    expect(openProblem(new LatchkeyError('overloaded', 'Too many sign-ins'))).toBe('Too many sign-ins');
  });
});
