import type { RegisteredAccount } from '@latchkey/contract';
import type { AttachEntry } from '../attach/url-policy.ts';
import type { EnvironmentOptions } from '../environment/environment.ts';
import type { AuthState, SignedInState } from './auth-state.ts';
import type { RefusedRequest, UnauthorizedOutcome } from './refused-request.ts';
import type { SignOutOptions, SignOutOutcome } from './sign-out.ts';

export interface AuthSessionOptions extends EnvironmentOptions {
  /** Where the server is, with the path prefix under which it answers: `https://example.com/api`. Https, or loopback. */
  readonly serverUrl: string | URL;
  /** Where the token may go: origins, each with a path prefix or without. By default `serverUrl` and nowhere else. */
  readonly attachTo?: readonly AttachEntry[];
  /**
   * How to stay signed in. `cookie` (the default): by a refresh token in an `HttpOnly` cookie, through reloads and in
   * all tabs; page and server must be on one site. `none`: not at all; the token is forgotten with the page.
   */
  readonly session?: 'cookie' | 'none';
  /** How long a request may take: 1 to 2,147,483,647 milliseconds; 10,000 by default, and never more for a refresh. */
  readonly requestTimeoutMs?: number;
  /** Whether to refresh before the token expires, or only when a request finds it refused or expired. Default: true. */
  readonly proactiveRefresh?: boolean;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Sign-in for one user at a time. The access token lives in memory only. */
export interface AuthSession {
  readonly state: AuthState;
  /** Calls `listener` after each change, not for the present state. Calling the result ends it. */
  subscribe(listener: (state: AuthState) => void): () => void;
  /**
   * Exchanges credentials for a session. One that fails leaves the state as it was; one that is overtaken by a later
   * sign-in or sign-out, in whichever tab, has no effect and rejects with `aborted`.
   *
   * @throws {LatchkeyClientError}
   * @throws {TypeError} for credentials that no request can carry; what was under way goes on.
   */
  signIn(credentials: Credentials): Promise<SignedInState>;
  /**
   * Asks for an account. Nobody is signed in by it.
   *
   * @throws {LatchkeyClientError} `validation_failed` with `fields`, `username_taken`, `registration_off` and others.
   * @throws {TypeError} for credentials that no request can carry.
   */
  register(credentials: Credentials): Promise<RegisteredAccount>;
  /**
   * Signs out: here before it returns, in all tabs at once, and on the server, as the promise tells. Never rejects.
   * A server that cannot be reached is told later, before anything is restored.
   */
  signOut(options?: SignOutOptions): Promise<SignOutOutcome>;
  /**
   * Signs in again whoever was when the page was last open. Without a trace of anybody no request is made. Resolves
   * with the state when that is known, or when the first try has failed: then `restoring` stays, and tries go on.
   * Never rejects.
   */
  restore(): Promise<AuthState>;
  /**
   * Waits for what should come before a request: a session being restored, a refresh of a token that has expired.
   * With a `url`, only where a token may go there. It may have changed nothing.
   *
   * @throws {LatchkeyClientError} `aborted`: another user is signed in now, whose the request must not become.
   */
  ready(url?: string | URL, method?: string): Promise<AuthState>;
  /** The access token, expired or not; null when signed out. Treat it as a password. */
  token(): string | null;
  /**
   * The `Authorization` value for a request to `url`, or null where no token may go there, or there is none.
   * A relative URL is relative to the page, as in `fetch`. An expired token is given too: the server decides.
   * `method` is `GET` by default; it matters where an entry of `attachTo` names methods.
   */
  authorize(url: string | URL, method?: string): string | null;
  /**
   * To be asked after a 401 of a request that had been given a token: refreshes once, for however many ask, unless
   * there is a newer token already. Where fresh tokens are refused again and again, it refreshes ever more rarely,
   * down to about once a minute. Whoever sends the request again must do so once only. Never rejects.
   */
  handleUnauthorized(request: RefusedRequest): Promise<UnauthorizedOutcome>;
  /**
   * Ends this object, not the session: aborts what is under way, forgets the token and drops the listeners. Other tabs
   * and the server hear nothing. Later sign-ins reject with `aborted`.
   */
  dispose(): void;
}
