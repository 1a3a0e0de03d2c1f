import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { AttemptCounters, CountedBy, RuledCounter } from './attempt-counters.ts';
import { createCounterKeys } from './counter-keys.ts';
import { decideAttempt } from './decide-attempt.ts';
import { networkOf } from './network-of.ts';
import { settleSucceeded, settleUndone } from './settle-counters.ts';
import type { Attempt, Throttle } from './throttle.ts';
import type { ThrottleCounter, ThrottleStore } from './throttle-store.ts';

/** What the throttle is built from. */
export interface ThrottleOptions {
  /** `store.throttle` of a store that `openStore` opened. */
  readonly store: ThrottleStore;
  /** The root secret, the same on every node. With another one every counter begins anew. */
  readonly secretKey: string | Uint8Array;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
}

/** Creates the throttle over a store. Throws a `TypeError` for a secret that `rootSecretBytes` refuses. */
export function createThrottle({ store, secretKey, clock = Date.now }: ThrottleOptions): Throttle {
  const keys = createCounterKeys(secretKey);
  const nowSeconds = () => Math.floor(clock() / 1_000);

  async function reserve(attempt: AttemptCounters): Promise<Attempt> {
    const all = [attempt.own, ...attempt.shared];
    const now = nowSeconds();
    const decided = await store.reserve(keysOf(all), now, (counters) =>
      decideAttempt(attempt, counters, now),
    );
    if (decided.result === 'held') throw throttled(decided.retryAfterSeconds);
    // Who is known was not counted by all of them, and so has nothing to settle there.
    return settledIn(all.flatMap((one) => countedBy(one, decided.counters)));
  }

  function settledIn(counted: readonly CountedBy[]): Attempt {
    const changing = counted.filter(({ rule }) => rule.afterSuccess !== 'kept');
    return {
      async succeeded() {
        if (changing.length === 0) return;
        const now = nowSeconds();
        await store.update(keysOf(changing), now, (counters) => settleSucceeded(changing, counters, now));
      },
      undo: () => store.update(keysOf(counted), nowSeconds(), (counters) => settleUndone(counted, counters)),
    };
  }

  return {
    begin: ({ username, ip }) => reserve(keys.signIn(username, networkOf(ip))),
    beginForSubject: ({ ip, ...whom }) => reserve(keys.subject(whom, networkOf(ip))),
    beginRegistration: ({ ip }) => reserve(keys.registration(networkOf(ip))),
  };
}

function countedBy(one: RuledCounter, counters: readonly ThrottleCounter[]): readonly CountedBy[] {
  const reserved = counters.find(({ key }) => key === one.key);
  return reserved === undefined ? [] : [{ ...one, reserved }];
}

function keysOf(counters: readonly RuledCounter[]): readonly string[] {
  return counters.map(({ key }) => key);
}

function throttled(retryAfterSeconds: number): LatchkeyError {
  return new LatchkeyError('throttled', 'Too many attempts', { retryAfterSeconds });
}
