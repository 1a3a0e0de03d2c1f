import type { RegisteredAccount, RegisterRequest } from '@latchkey/contract';

/**
 * Makes an account for a stranger; `register` of `createAccounts` is one. Throws a `LatchkeyError` with code
 * `validation_failed` and the `fields` `username` and `password` to refuse what was chosen.
 */
export type Register = (
  registration: RegisterRequest,
) => Promise<
  | { readonly result: 'registered'; readonly account: Readonly<RegisteredAccount> }
  | { readonly result: 'username_taken' }
>;
