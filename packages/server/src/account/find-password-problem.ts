import { preparePassword } from '../password/prepare-password.ts';

/** Why a password cannot be set. */
export type PasswordProblem = 'unsupported' | 'too_short' | 'too_long';

/**
 * What is wrong with a password that somebody wants to set, or null: `unsupported` for a lone surrogate, `too_short`
 * for fewer code points than asked for, `too_long` for more than 1,024, both counted in the prepared form.
 * Does not check how easy the password is to guess.
 */
export function findPasswordProblem(password: string, minLength: number): PasswordProblem | null {
  if (!password.isWellFormed()) return 'unsupported';
  if (password === '') return 'too_short';
  const prepared = preparePassword(password);
  if (prepared === null) return 'too_long';
  return countCodePoints(prepared) < minLength ? 'too_short' : null;
}

/** Every code point has one byte in UTF-8 that does not continue another (RFC 3629 section 3). */
function countCodePoints(utf8: Uint8Array): number {
  return utf8.filter((byte) => (byte & 0xc0) !== 0x80).length;
}
