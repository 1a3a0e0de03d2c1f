import type { ErrorBody } from '@latchkey/contract';
import { isErrorCode } from './known-codes.ts';
import { LatchkeyClientError } from './latchkey-client-error.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** What is known of an answer that refused. */
export interface RefusingAnswer {
  readonly status: number;
  /** The parsed JSON body; anything else where it was no JSON. */
  readonly body: unknown;
  /** The `Retry-After` header. */
  readonly retryAfter: string | null;
  /** Milliseconds since 1970, for a `Retry-After` that names a date; the system's clock by default. */
  readonly now?: () => number;
}

/**
 * Makes the error of an HTTP answer. The code is passed on only if it is one of the contract's, the description
 * only if it is a string; everything else becomes `response_invalid`. Network faults have no answer: not for here.
 */
export function errorFromAnswer(answer: RefusingAnswer): LatchkeyClientError {
  const { status, body, retryAfter, now = Date.now } = answer;
  const { code, description } = (body ?? {}) as Partial<Record<keyof ErrorBody, unknown>>;
  const details = { status, retryAfterSeconds: retryAfterSeconds(retryAfter, now) };
  const text = typeof description === 'string' && description !== '' ? description : undefined;
  if (isErrorCode(code) && text !== undefined) return new LatchkeyClientError(code, text, details);
  const fallback = `The server answered ${status} in a form that this client does not know.`;
  return new LatchkeyClientError('response_invalid', text ?? fallback, details);
}
