export interface TestingUser {
  readonly id: string;
  readonly username?: string;
}

export interface LatchkeyTestingOptions {
  /** Who is signed in from the start: a user, or a user's id. Nobody by default. */
  readonly user?: TestingUser | string | null;
  /** The scopes of whoever is signed in; none by default. */
  readonly scopes?: readonly string[];
  /** Milliseconds since 1970, as a fixed time or a clock; the system's clock by default. Tokens live 300 s from it on. */
  readonly now?: number | (() => number);
  /** Where the token goes, with the path prefix: `http://localhost` by default. */
  readonly serverUrl?: string;
}
