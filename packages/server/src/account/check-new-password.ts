import { LatchkeyError } from '../error/latchkey-error.ts';
import { describePasswordProblem } from './describe-password-problem.ts';
import { findPasswordProblem } from './find-password-problem.ts';
import { isUsernameAsPassword } from './is-username-as-password.ts';

/** A password that somebody is to have from now on. */
export interface NewPassword {
  readonly username: string;
  readonly password: string;
  /** In code points. */
  readonly passwordMinLength: number;
}

/**
 * Makes sure that a password may be set, by the rules that hold for what people choose: throws `validation_failed` with
 * `fields.password` (`too_short`, `too_long`, `too_common`, `unsupported`). One that is the username is `too_common`.
 */
export async function checkNewPassword({
  username,
  password,
  passwordMinLength,
}: NewPassword): Promise<void> {
  const problem =
    (await findPasswordProblem(password, passwordMinLength)) ??
    (isUsernameAsPassword(password, username) ? 'too_common' : null);
  if (problem === null) return;
  const message = `The password ${describePasswordProblem(problem, passwordMinLength)}`;
  throw new LatchkeyError('validation_failed', message, { fields: { password: problem } });
}
