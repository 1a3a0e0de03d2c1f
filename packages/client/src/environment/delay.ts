import type { TimerPort } from './ports.ts';

/** Waits, at most until `signal` aborts; not at all for a delay of 0 or less. Never rejects. */
export async function delay(timers: TimerPort, delayMs: number, signal: AbortSignal): Promise<void> {
  if (delayMs <= 0 || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = timers.setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      timers.clearTimeout(timer);
      resolve();
    });
  });
}
