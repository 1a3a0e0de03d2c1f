import type { TimerPort } from './ports.ts';
import { within } from './within.ts';

/** Waits, at most until `signal` aborts; not at all for a delay of 0 or less. Never rejects. */
export async function delay(timers: TimerPort, delayMs: number, signal: AbortSignal): Promise<void> {
  const never = () => new Promise<void>(() => undefined);
  if (delayMs > 0) await within(timers, delayMs, signal, never).catch(() => undefined);
}
