import { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import type { TimerPort } from './ports.ts';

/**
 * Waits for work that may hang: at most `timeoutMs`, and no longer than until `signal` aborts.
 * It does not rely on the work to heed the signal that it gets: a custom `fetch` might not.
 *
 * @throws {LatchkeyClientError} `timeout`, the reason of the abort, the work's own, or else `network_error`.
 */
export async function within<T>(
  timers: TimerPort,
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const end = AbortSignal.any([signal, limit.signal]);
  const giveUp = () => limit.abort(new LatchkeyClientError('timeout', 'The server did not answer in time.'));
  const timer = timers.setTimeout(giveUp, timeoutMs);
  const aborted = new Promise<never>((_resolve, reject) => {
    end.addEventListener('abort', () => reject(end.reason as Error));
  });
  try {
    end.throwIfAborted();
    // The work second, because it may abort at once.
    return await Promise.race([aborted, work(end)]);
  } catch (fault) {
    if (fault instanceof LatchkeyClientError) throw fault;
    throw new LatchkeyClientError('network_error', 'The server cannot be reached.');
  } finally {
    timers.clearTimeout(timer);
  }
}
