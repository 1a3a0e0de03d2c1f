import { computed, inject, NgZone, Service, signal } from '@angular/core';
import type {
  AuthState,
  Credentials,
  RegisteredAccount,
  SignedInState,
  SignOutOptions,
  SignOutOutcome,
} from '@latchkey/client';
import { isServer } from '../platform/is-server';
import { AUTH_SESSION } from './auth-session';
import { createDisconnected } from './create-disconnected';
import { createSecondsLeft } from './create-seconds-left';
import { LATCHKEY_CLOCK } from './latchkey-clock';
import { scopesIn } from './scopes-in';
import { userOf } from './user-of';

/** The application's session as signals. Provided by `provideLatchkey`. */
@Service({ autoProvided: false })
export class LatchkeySession {
  readonly #session = inject(AUTH_SESSION);
  readonly #zone = inject(NgZone, { optional: true });
  readonly #state = signal<AuthState>(this.#session.state);
  readonly #disconnected = createDisconnected();
  readonly #signedInState = computed(() => {
    const state = this.#state();
    return state.status === 'signed-in' ? state : null;
  });
  readonly #expiresAtMs = computed(() => this.#signedInState()?.expiresAtMs ?? null);

  /** `signed-in` or `signed-out`; `restoring` while it is being found out. */
  readonly status = computed(() => this.#state().status);
  readonly signedIn = computed(() => this.#signedInState() !== null);
  /** Why nobody is signed in: `initial`, `signed-out`, `ended` or `replaced`; null where somebody is, or may be. */
  readonly signedOutReason = computed(() => {
    const state = this.#state();
    return state.status === 'signed-out' ? state.reason : null;
  });
  /** The token's claims, decoded and NOT verified; null when signed out. */
  readonly claims = computed(() => this.#signedInState()?.claims ?? null);
  /** Who the token names; null when signed out, or where it names nobody. Changes only with the user. */
  readonly user = computed(() => userOf(this.claims() ?? {}), { equal: isSame });
  /** The token's scopes, none when signed out. The server decides; for what to show. Changes only with the scopes. */
  readonly scopes = computed(() => scopesIn(this.claims()?.['scope']), { equal: isSame });

  /**
   * When the token says that it expires; null when it does not, or when signed out. The same `Date` as long as the
   * time is the same, so that effects run for changes only: read it, do not set it.
   */
  readonly expiresAt = computed(() => {
    const expiresAtMs = this.#expiresAtMs();
    return expiresAtMs === null ? null : new Date(expiresAtMs);
  });
  /**
   * Whole seconds until the token expires, 0 once it has, with the device's clock put right; null where nothing says.
   * It ticks while a template or an effect reads it, and only then; on a server it does not.
   */
  readonly secondsLeft = createSecondsLeft({
    endsAtMs: computed(() => {
      const { expiresAtMs = null, clockSkewMs = 0 } = this.#signedInState() ?? {};
      return expiresAtMs === null ? null : expiresAtMs + clockSkewMs;
    }),
    now: inject(LATCHKEY_CLOCK),
    // Outside, so that a countdown keeps no application from becoming stable.
    later: isServer()
      ? undefined
      : (tick, delayMs) => this.#zone?.runOutsideAngular(() => setTimeout(tick, delayMs)),
  });
  /** Why a session could not be restored or a token refreshed, for as long as that lasts. Nobody is signed out by it. */
  readonly problem = computed(() => {
    const state = this.#state();
    return state.status === 'signed-out' ? null : state.problem;
  });
  /** Whether the browser has no network, or the server could not be reached the last time that the session tried. */
  readonly offline = computed(() => {
    const code = this.problem()?.code;
    return this.#disconnected() || code === 'network_error' || code === 'timeout';
  });
  /** The access token, expired or not; null when signed out. Treat it as a password. */
  readonly token = computed(() => (this.#signedInState() ? this.#session.token() : null));

  constructor() {
    // The session ends with the injector that provides both, and its subscriptions with it.
    this.#session.subscribe((state) => this.#state.set(state));
  }

  /** Whether somebody is signed in whose token has all these scopes. */
  hasScopes(...scopes: readonly string[]): boolean {
    return this.signedIn() && scopes.every((scope) => this.scopes().includes(scope));
  }

  /**
   * Exchanges credentials for a token. One that fails leaves the session as it was; one that is overtaken by a later
   * `signIn` or `signOut` has no effect and rejects with `aborted`.
   *
   * @throws {LatchkeyClientError}
   */
  signIn(credentials: Credentials): Promise<SignedInState> {
    return this.#session.signIn(credentials);
  }

  /**
   * Asks for an account. Nobody is signed in by it.
   *
   * @throws {LatchkeyClientError} `validation_failed` with `fields`, `username_taken`, `registration_off` and others.
   */
  register(credentials: Credentials): Promise<RegisteredAccount> {
    return this.#session.register(credentials);
  }

  /** Signs out: here at once, and on the server, as the promise tells. Rejects with `withTokenGetter` only. */
  signOut(options?: SignOutOptions): Promise<SignOutOutcome> {
    return this.#session.signOut(options);
  }

  /** Signs in again whoever was when the page was last open, as `withRestoreOnStart` does. Never rejects. */
  restore(): Promise<AuthState> {
    return this.#session.restore();
  }

  /**
   * Waits until it is known who is signed in, or the first try to find out has failed.
   *
   * @throws {LatchkeyClientError} `aborted`: another user is signed in now.
   */
  ready(): Promise<AuthState> {
    return this.#session.ready();
  }

  /** The `Authorization` value for a request to `url`, or null where no token may go there, or there is none. */
  authorize(url: string | URL, method?: string): string | null {
    return this.#session.authorize(url, method);
  }
}

/** Of plain values: text, lists and objects of text. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
