import { isCommonPassword } from '../password/is-common-password.ts';
import { preparePassword } from '../password/prepare-password.ts';

/** Why a password cannot be set. */
export type PasswordProblem = 'unsupported' | 'too_short' | 'too_long' | 'too_common';

/**
 * What is wrong with a password that somebody wants to set, or null: `unsupported` for a lone surrogate, `too_short`
 * for fewer code points than asked for, `too_long` for more than 1,024, both counted in the prepared form, `too_common`
 * for one that `isCommonPassword` knows (NIST SP 800-63B-4 section 3.1.1.2). Asks for no kinds of characters, and does
 * not compare it with the username.
 */
export async function findPasswordProblem(
  password: string,
  minLength: number,
): Promise<PasswordProblem | null> {
  if (!password.isWellFormed()) return 'unsupported';
  if (password === '') return 'too_short';
  const prepared = preparePassword(password);
  if (prepared === null) return 'too_long';
  if (countCodePoints(prepared) < minLength) return 'too_short';
  return (await isCommonPassword(password)) ? 'too_common' : null;
}

/** Every code point has one byte in UTF-8 that does not continue another (RFC 3629 section 3). */
function countCodePoints(utf8: Uint8Array): number {
  return utf8.filter((byte) => (byte & 0xc0) !== 0x80).length;
}
