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
  const timer = setTimeout(() => controller.abort(late), timeoutMs);
  try {
    return await Promise.race([work(signal), rejectedByAbort(signal)]);
  } catch (fault) {
    throw asClientError(signal.aborted ? signal.reason : fault);
  } finally {
    clearTimeout(timer);
  }
}

function rejectedByAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function asClientError(fault: unknown): LatchkeyClientError {
  if (fault instanceof LatchkeyClientError) return fault;
  return new LatchkeyClientError('network_error', 'The server cannot be reached.');
}
