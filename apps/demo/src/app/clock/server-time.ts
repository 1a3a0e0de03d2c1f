import { computed, inject, Service, signal } from '@angular/core';
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

  /** Learns from a token that has just arrived; `issuedAt` is its `iat`. */
  learn(issuedAt: unknown): void {
    this.#skewMs.set(clockSkew(issuedAt, Date.now()));
  }
}
