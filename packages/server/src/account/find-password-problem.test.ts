import { describe, expect, it } from 'vitest';
import { findPasswordProblem } from './find-password-problem.ts';

describe('a password of at least 4 code points', () => {
  it.each([
    ['four letters', 'dcab', null],
    ['three letters', 'abc', 'too_short'],
    ['nothing', '', 'too_short'],
    ['four letters outside the basic plane', '\u{1f511}\u{1f512}\u{1f513}\u{1f50f}', null],
    ['three letters in six UTF-16 units', '\u{1f511}'.repeat(3), 'too_short'],
    ['four letters that two code points each make', 'e\u0301e\u0300e\u0302e\u0308', null],
    ['three letters in six code points before they are composed', 'e\u0301'.repeat(3), 'too_short'],
    ['three letters and a wide space', 'a\u3000bc', null],
    ['four spaces of different width', ' \u00a0\u2003\u3000', 'too_common'],
    ['a common one', 'letmein', 'too_common'],
    ['1,024 letters', `${'a'.repeat(1_023)}b`, null],
    ['1,025 letters', 'a'.repeat(1_025), 'too_long'],
    ['1,024 letters outside the basic plane', `${'\u{1f511}'.repeat(1_023)}b`, null],
    ['a million letters', 'a'.repeat(1_000_000), 'too_long'],
    ['a lone surrogate', 'abcdef\ud800', 'unsupported'],
  ])('%s', async (_what, password, problem) => {
    expect(await findPasswordProblem(password, 4)).toBe(problem);
  });
});
