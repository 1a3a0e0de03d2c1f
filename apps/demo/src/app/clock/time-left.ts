/** How long it is until a moment. */
export interface TimeLeft {
  readonly expired: boolean;
  /** As a clock shows it: `4:59`, `1:00:00`; `0:00` from the moment on. */
  readonly text: string;
  /** As an ISO 8601 duration, for `<time>`. */
  readonly duration: string;
}

/** Both in milliseconds since 1970. A second that has begun counts whole, so that `0:00` means over. */
export function timeLeft(untilMs: number, nowMs: number): TimeLeft {
  const seconds = Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const text = shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
  return { expired: untilMs <= nowMs, text, duration: `PT${seconds}S` };
}
