import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { AUTH_SESSION } from '@latchkey/angular';
import type { AuthState } from '@latchkey/client';
import { clockSkew } from './clock-skew';
import { Ticker } from './ticker';

/** The present as the server that issued the latest token sees it, as far as the token tells. */
@Service()
export class ServerTime {
  readonly #ticker = inject(Ticker);
  readonly #skewMs = signal(0);

  /** How far this device's clock is ahead of the server's, in milliseconds; negative if behind, 0 if they agree. */
  readonly skewMs = this.#skewMs.asReadonly();
  /** Milliseconds since 1970; it changes with each second. */
  readonly now = computed(() => this.#ticker.now() - this.#skewMs());

  constructor() {
    const session = inject(AUTH_SESSION);
    this.#learn(session.state);
    inject(DestroyRef).onDestroy(session.subscribe((state) => this.#learn(state)));
  }

  /** What is known of the server's clock stays known when somebody signs out. */
  #learn(state: AuthState): void {
    if (state.status === 'signed-in') this.#skewMs.set(clockSkew(state.clockSkewMs));
  }
}
