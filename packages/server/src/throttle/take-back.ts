import { storedFailures } from './count-failures.ts';
import { delaySeconds } from './delay-seconds.ts';
import type { ThrottleRule } from './throttle-rules.ts';
import type { ThrottleCounter } from './throttle-store.ts';

/** The counter as if the failure that was `reserved` had not been. */
export function takeBack(
  rule: ThrottleRule,
  counter: ThrottleCounter,
  reserved: ThrottleCounter,
): ThrottleCounter {
  const failures = storedFailures(counter);
  if (failures === 0) return counter;
  const { kind, seconds } = rule.fading;
  return {
    ...counter,
    failures: failures - 1,
    blockedUntilSeconds: counter.blockedUntilSeconds - shorterBy(rule, counter, reserved),
    forgetAtSeconds: counter.forgetAtSeconds - (kind === 'one_by_one' ? seconds : 0),
  };
}

/** The attempt was not held, so nothing was left of an earlier wait. One that came after it keeps a wait of its own. */
function shorterBy(rule: ThrottleRule, counter: ThrottleCounter, reserved: ThrottleCounter): number {
  const failures = storedFailures(counter);
  const isUnchanged =
    failures === reserved.failures && counter.blockedUntilSeconds === reserved.blockedUntilSeconds;
  return delaySeconds(rule, failures) - (isUnchanged ? 0 : delaySeconds(rule, failures - 1));
}
