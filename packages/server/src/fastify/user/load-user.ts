/** A user as the application knows them now. */
export interface LoadedUser {
  readonly username: string;
  /** Default: those of the token. */
  readonly scopes?: readonly string[];
}

/** The user with this subject, null for one who is gone or disabled; `load` of `createAccounts` is one. */
export type LoadUser = (
  subject: string,
) => Promise<LoadedUser | null | undefined> | LoadedUser | null | undefined;
