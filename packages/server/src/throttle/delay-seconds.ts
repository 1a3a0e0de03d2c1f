import type { ThrottleRule } from './throttle-rules.ts';

/** How long the next attempt has to wait after so many failures. */
export function delaySeconds(
  { free, firstDelaySeconds, maxDelaySeconds }: ThrottleRule,
  failures: number,
): number {
  if (failures < free) return 0;
  return Math.min(maxDelaySeconds, firstDelaySeconds * 2 ** (failures - free));
}
