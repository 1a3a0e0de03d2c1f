import type { CountedBy } from './attempt-counters.ts';
import { takeBack } from './take-back.ts';
import { knownSeconds } from './throttle-rules.ts';
import type { ThrottleCounter, ThrottleCounters } from './throttle-store.ts';

/** The counters after the attempt that they had counted turned out right. */
export function settleSucceeded(
  counted: readonly CountedBy[],
  counters: ThrottleCounters,
  nowSeconds: number,
): readonly ThrottleCounter[] {
  return counted.flatMap(({ key, rule, reserved }) => {
    const counter = counters.get(key);
    if (rule.afterSuccess === 'known') return [knownCounter(key, nowSeconds)];
    if (counter === undefined || rule.afterSuccess === 'kept') return [];
    return [rule.afterSuccess === 'cleared' ? cleared(counter) : takeBack(rule, counter, reserved)];
  });
}

/** The counters as if the attempt that they had counted had not been. */
export function settleUndone(
  counted: readonly CountedBy[],
  counters: ThrottleCounters,
): readonly ThrottleCounter[] {
  return counted.flatMap(({ key, rule, reserved }) => {
    const counter = counters.get(key);
    return counter === undefined ? [] : [takeBack(rule, counter, reserved)];
  });
}

function knownCounter(key: string, nowSeconds: number): ThrottleCounter {
  const knownUntilSeconds = nowSeconds + knownSeconds;
  return {
    key,
    failures: 0,
    blockedUntilSeconds: 0,
    knownUntilSeconds,
    forgetAtSeconds: knownUntilSeconds,
  };
}

function cleared(counter: ThrottleCounter): ThrottleCounter {
  return { ...counter, failures: 0, blockedUntilSeconds: 0 };
}
