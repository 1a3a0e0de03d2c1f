import { Component, computed, inject, input } from '@angular/core';
import { skewText } from '../clock/clock-skew';
import { ServerTime } from '../clock/server-time';
import { shareLeft } from '../clock/share-left';
import { timeLeft } from '../clock/time-left';

/** Counts down to a token's expiry. Only the moment of expiry is announced, not each second. */
@Component({
  selector: 'lk-countdown',
  templateUrl: './countdown.html',
})
export class Countdown {
  readonly #time = inject(ServerTime);
  /** When the token expires; null where there is nothing to count down to. */
  readonly until = input.required<Date | null>();
  /** When the token was issued, in milliseconds since 1970; null where it does not say. */
  readonly sinceMs = input.required<number | null>();
  /** What to say where there is nothing to count down to. */
  readonly idleLabel = input.required<string>();
  /** What to say while the token lasts, and of one that has no end. */
  readonly lastingNote = input.required<string>();
  /** What to say besides that the token has expired. */
  readonly overNote = input.required<string>();

  protected readonly left = computed(() => {
    const until = this.until();
    return until && timeLeft(until.getTime(), this.#time.now());
  });
  /** How far the clocks differ, in words; null where they agree. */
  protected readonly skew = computed(() => {
    const skewMs = this.#time.skewMs();
    return skewMs === 0 ? null : skewText(skewMs);
  });
  protected readonly share = computed(() => {
    const [until, since] = [this.until()?.getTime(), this.sinceMs()];
    return until === undefined || since === null ? 0 : shareLeft(since, until, this.#time.now());
  });
}
