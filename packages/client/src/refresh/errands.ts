import type { Environment } from '../environment/environment.ts';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { askedMs, retryDelayMs } from './retry-delay.ts';

/** The longest delay that timers keep: a longer one ends at once. */
export const longestTimerMs = 2 ** 31 - 1;

/** What is to be done, and when, by this device's clock. */
export type Errand = readonly [atMs: number, run: () => unknown];

/** Sees to it that what is due is done: by a timer, which sleeps when the machine does, and when something wakes it. */
export interface Errands {
  /** Whether the server asked to be left alone (`Retry-After`). */
  areBlocked(): boolean;
  /** Looks anew at what is due, and when. */
  arm(): void;
  failed(fault: LatchkeyClientError): void;
  /** The next failure is the first again. */
  forget(): void;
  /** What has failed need not wait any longer: the network may be back. */
  wake(): void;
}

/** `next` says what is to be done next, given when what has failed may be tried again. */
export function createErrands(
  { now, random, timers }: Environment,
  next: (retryAtMs: number) => Errand | null,
): Errands {
  let timer: unknown;
  let failures = 0;
  let retryAtMs = 0;
  let blockedUntilMs = 0;
  const errands = {
    areBlocked: () => now() < blockedUntilMs,
    arm() {
      timers.clearTimeout(timer);
      const errand = next(retryAtMs);
      if (!errand) return;
      // Not earlier than the server wants, or nothing would come of it, again and again.
      const delayMs = Math.max(errand[0], blockedUntilMs) - now();
      timer = timers.setTimeout(errand[1], Math.min(Math.max(delayMs, 0), longestTimerMs));
    },
    failed({ retryAfterSeconds }: LatchkeyClientError) {
      blockedUntilMs = now() + askedMs(retryAfterSeconds);
      retryAtMs = now() + retryDelayMs(++failures, retryAfterSeconds, random);
    },
    forget: () => (failures = retryAtMs = 0),
    wake() {
      retryAtMs = blockedUntilMs;
      errands.arm();
    },
  };
  return errands;
}
