import type { AuthState, SignedInState } from './auth-state.ts';
import type { Credentials } from './request-token.ts';

export interface AuthSessionOptions {
  /** Where the server is, with the path prefix under which it answers: `https://example.com/api`. Https, or loopback. */
  readonly serverUrl: string | URL;
  /** Where the token may go: origins, each with a path prefix or without. By default `serverUrl` and nowhere else. */
  readonly attachTo?: readonly string[];
  /** How long a request may take: 1 to 2,147,483,647 milliseconds; 10,000 by default. */
  readonly requestTimeoutMs?: number;
  /** By default the global `fetch`, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970, for a `Retry-After` that names a date; the system's clock by default. */
  readonly now?: () => number;
}

/** Sign-in for one user at a time. The token lives in memory only: a reload signs out. */
export interface AuthSession {
  readonly state: AuthState;
  /** Calls `listener` after each change, not for the present state. Calling the result ends it. */
  subscribe(listener: (state: AuthState) => void): () => void;
  /**
   * Exchanges credentials for a token. One that fails leaves the state as it was; one that is overtaken by a later
   * `signIn`, `signOut` or `dispose` has no effect and rejects with `aborted`.
   *
   * @throws {LatchkeyClientError}
   * @throws {TypeError} for credentials that no request can carry; what was under way goes on.
   */
  signIn(credentials: Credentials): Promise<SignedInState>;
  /** Forgets the token. The server is not told: it would go on accepting a copy until the token expires. */
  signOut(): void;
  /** The access token, expired or not; null when signed out. Treat it as a password. */
  token(): string | null;
  /**
   * The `Authorization` value for a request to `url`, or null where no token may go there, or there is none.
   * A relative URL is relative to the page, as in `fetch`. An expired token is given too: the server decides.
   */
  authorize(url: string | URL): string | null;
  /** Signs out for good: aborts what is under way and drops the listeners. Later sign-ins reject with `aborted`. */
  dispose(): void;
}
