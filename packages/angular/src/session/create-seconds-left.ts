import { computed, signal, type Signal } from '@angular/core';

export interface SecondsLeftOptions {
  /** When it ends, in milliseconds since 1970 by the clock `now`; null for never. */
  readonly endsAtMs: Signal<number | null>;
  readonly now: () => number;
  /** Calls back after so many milliseconds. Undefined: never, so that nothing ticks. */
  readonly later: ((tick: () => void, delayMs: number) => void) | undefined;
}

/**
 * Counts whole seconds down to 0. It ticks only while something live reads it, a template or an effect: each reading
 * asks for one tick, and a tick that nobody reads again is the last. Read in passing, it is right at that moment.
 */
export function createSecondsLeft({ endsAtMs, now, later }: SecondsLeftOptions): Signal<number | null> {
  const ticks = signal(0);
  let awaited = -1;
  return computed(() => {
    const endMs = endsAtMs();
    const tick = ticks();
    if (endMs === null) return null;
    const leftMs = Math.max(0, endMs - now());
    const seconds = Math.ceil(leftMs / 1000);
    if (leftMs > 0 && awaited !== tick) {
      awaited = tick;
      later?.(() => ticks.set(tick + 1), leftMs - (seconds - 1) * 1000);
    }
    return seconds;
  });
}
