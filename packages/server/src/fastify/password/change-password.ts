import type { PasswordChange } from '../../account/change-password.ts';

/**
 * Changes a password and ends the user's other sessions; `changePassword` of `createAccounts` is one. Throws
 * `validation_failed` with `fields`: the `current_password` is `incorrect`, say, or the `new_password` `too_short`.
 */
export type ChangePassword = (change: PasswordChange) => Promise<unknown>;
