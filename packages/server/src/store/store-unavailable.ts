import { LatchkeyError } from '../error/latchkey-error.ts';

/** The refusal of a call that the store could not serve now. */
export function storeUnavailable(cause?: unknown): LatchkeyError {
  return new LatchkeyError('store_unavailable', 'The store cannot be reached', {
    retryAfterSeconds: 2,
    cause,
  });
}
