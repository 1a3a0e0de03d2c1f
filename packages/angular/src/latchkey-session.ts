import { computed, inject, Service, signal } from '@angular/core';
import type { Credentials, SignedInState } from '@latchkey/client';
import { AUTH_SESSION } from './auth-session';

/** The application's session as signals. Provided by `provideLatchkey`. */
@Service({ autoProvided: false })
export class LatchkeySession {
  readonly #session = inject(AUTH_SESSION);
  readonly #state = signal(this.#session.state);
  readonly #signedInState = computed(() => {
    const state = this.#state();
    return state.status === 'signed-in' ? state : null;
  });

  /** `signed-in` or `signed-out`. */
  readonly status = computed(() => this.#state().status);
  readonly signedIn = computed(() => this.#signedInState() !== null);
  /** The token's claims, decoded and NOT verified; null when signed out. */
  readonly claims = computed(() => this.#signedInState()?.claims ?? null);
  readonly #expiresAtMs = computed(() => this.#signedInState()?.expiresAtMs ?? null);

  /**
   * When the token says that it expires; null when it does not, or when signed out. The same `Date` as long as the
   * time is the same, so that effects run for changes only: read it, do not set it.
   */
  readonly expiresAt = computed(() => {
    const expiresAtMs = this.#expiresAtMs();
    return expiresAtMs === null ? null : new Date(expiresAtMs);
  });
  /** The access token, expired or not; null when signed out. Treat it as a password. */
  readonly token = computed(() => (this.#signedInState() ? this.#session.token() : null));

  constructor() {
    // The session ends with the injector that provides both, and its subscriptions with it.
    this.#session.subscribe((state) => this.#state.set(state));
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

  /** Forgets the token. The server is not told: it would go on accepting a copy until the token expires. */
  signOut(): void {
    this.#session.signOut();
  }

  /** The `Authorization` value for a request to `url`, or null where no token may go there, or there is none. */
  authorize(url: string | URL): string | null {
    return this.#session.authorize(url);
  }
}
