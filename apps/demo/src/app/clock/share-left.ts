/** Which share of a span is still to come, from 1 to 0; all in milliseconds since 1970. A span without length is over. */
export function shareLeft(sinceMs: number, untilMs: number, nowMs: number): number {
  if (untilMs <= sinceMs) return 0;
  return Math.min(1, Math.max(0, (untilMs - nowMs) / (untilMs - sinceMs)));
}
