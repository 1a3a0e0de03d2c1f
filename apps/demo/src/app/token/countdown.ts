import { Component, computed, inject, input } from '@angular/core';
import { Ticker } from '../clock/ticker';
import { timeLeft } from '../clock/time-left';

/** Counts down to a token's expiry. Only the moment of expiry is announced, not each second. */
@Component({
  selector: 'lk-countdown',
  templateUrl: './countdown.html',
})
export class Countdown {
  readonly #ticker = inject(Ticker);
  /** When the token expires; null where there is nothing to count down to. */
  readonly until = input.required<Date | null>();
  /** When the token was issued, in milliseconds since 1970; null where it does not say. */
  readonly sinceMs = input.required<number | null>();
  /** What to say where there is nothing to count down to. */
  readonly idleLabel = input.required<string>();

  protected readonly left = computed(() => {
    const until = this.until();
    return until && timeLeft(until.getTime(), this.#ticker.now());
  });
  protected readonly share = computed(() => {
    const [until, since] = [this.until()?.getTime(), this.sinceMs()];
    return until === undefined || since === null ? 0 : (until - this.#ticker.now()) / (until - since);
  });
}
