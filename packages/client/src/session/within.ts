import { LatchkeyClientError } from '../error/latchkey-client-error.ts';

/**
 * Waits for work that may hang: at most `timeoutMs`, and no longer than until `controller` aborts.
 * It does not rely on the work to heed the signal: a custom `fetch` might not.
 *
 * @throws {LatchkeyClientError} `timeout`, the reason of the abort, the work's own, or else `network_error`.
 */
export async function within<T>(
  timeoutMs: number,
  controller: AbortController,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal } = controller;
  const late = new LatchkeyClientError('timeout', 'The server did not answer in time.');
  // Before the work starts, which may abort at once.
  const aborted = rejectedByAbort(signal);
  const timer = setTimeout(() => controller.abort(late), timeoutMs);
  try {
    signal.throwIfAborted();
    return await Promise.race([aborted, work(signal)]);
  } catch (fault) {
    throw asClientError(signal.aborted ? signal.reason : fault);
  } finally {
    clearTimeout(timer);
  }
}

function rejectedByAbort(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  // Work that throws at once leaves nobody waiting, and an abort after that is no fault of anyone's.
  aborted.catch(() => undefined);
  return aborted;
}

function asClientError(fault: unknown): LatchkeyClientError {
  if (fault instanceof LatchkeyClientError) return fault;
  return new LatchkeyClientError('network_error', 'The server cannot be reached.');
}
