import type { TimerPort } from '../environment/ports.ts';
import { LatchkeyClientError } from '../error/latchkey-client-error.ts';

export interface Patience {
  readonly timers: TimerPort;
  readonly timeoutMs: number;
  /** Its reason is what is thrown when it aborts. */
  readonly signal: AbortSignal;
}

/**
 * Waits for work that may hang: at most `timeoutMs`, and no longer than until `signal` aborts.
 * It does not rely on the work to heed the signal that it gets: a custom `fetch` might not.
 *
 * @throws {LatchkeyClientError} `timeout`, the reason of the abort, the work's own, or else `network_error`.
 */
export async function within<T>(patience: Patience, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { timers, timeoutMs, signal } = patience;
  const limit = new AbortController();
  const end = AbortSignal.any([signal, limit.signal]);
  const late = new LatchkeyClientError('timeout', 'The server did not answer in time.');
  const timer = timers.setTimeout(() => limit.abort(late), timeoutMs);
  try {
    end.throwIfAborted();
    // The work second, because it may abort at once.
    return await Promise.race([abortOf(end), work(end)]);
  } catch (fault) {
    const reason: unknown = end.aborted ? end.reason : fault;
    if (reason instanceof LatchkeyClientError) throw reason;
    throw new LatchkeyClientError('network_error', 'The server cannot be reached.');
  } finally {
    timers.clearTimeout(timer);
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
