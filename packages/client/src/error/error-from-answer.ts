import type { ErrorBody, ErrorCode } from '@latchkey/contract';
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

/** Codes of the contract, of a newer server's too, look like this; the client's own are not for a server to use. */
const serverCode = /^(?!(network_error|timeout|response_invalid|aborted)$)[a-z_]+$/;

/**
 * Makes the error of an HTTP answer. The code is passed on only if it looks like one of a server's, with a description
 * that is text; everything else becomes `response_invalid`. Network faults have no answer: not for here.
 */
export function errorFromAnswer(answer: RefusingAnswer): LatchkeyClientError {
  const { status, body, retryAfter, now = Date.now } = answer;
  const { code, description, fields } = (body ?? {}) as Partial<Record<keyof ErrorBody, unknown>>;
  const text = typeof description === 'string' && description;
  const known = text && typeof code === 'string' && serverCode.test(code);
  return new LatchkeyClientError(
    known ? (code as ErrorCode) : 'response_invalid',
    text || `The server answered ${status} in an unknown form.`,
    {
      status,
      retryAfterSeconds: retryAfterSeconds(retryAfter, now),
      fields: known && typeof fields === 'object' ? (fields as ErrorBody['fields']) : undefined,
    },
  );
}
