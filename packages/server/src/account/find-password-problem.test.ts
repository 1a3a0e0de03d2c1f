import { describe, expect, it } from 'vitest';
import { findPasswordProblem } from './find-password-problem.ts';

describe('a password of at least 4 code points', () => {
  it.each([
    ['four letters', 'abcd', null],
    ['three letters', 'abc', 'too_short'],
    ['nothing', '', 'too_short'],
    ['four letters outside the basic plane', '\u{1f511}'.repeat(4), null],
    ['three letters in six UTF-16 units', '\u{1f511}'.repeat(3), 'too_short'],
    ['four letters that two code points each make', 'e\u0301'.repeat(4), null],
    ['three letters in six code points before they are composed', 'e\u0301'.repeat(3), 'too_short'],
    ['four spaces of different width', ' \u00a0\u2003\u3000', null],
    ['1,024 letters', 'a'.repeat(1_024), null],
    ['1,025 letters', 'a'.repeat(1_025), 'too_long'],
    ['1,024 letters outside the basic plane', '\u{1f511}'.repeat(1_024), null],
    ['a million letters', 'a'.repeat(1_000_000), 'too_long'],
    ['a lone surrogate', 'abcdef\ud800', 'unsupported'],
  ])('%s', (_what, password, problem) => {
    expect(findPasswordProblem(password, 4)).toBe(problem);
  });
});
