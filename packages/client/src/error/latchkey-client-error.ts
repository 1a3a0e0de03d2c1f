import type { ErrorBody, ErrorCode } from '@latchkey/contract';

/**
 * Why something did not work: the server's own codes, and those of the way to it.
 * - `network_error`: no answer came. The server is unreachable, or the browser withheld its answer (CORS).
 * - `timeout`: no complete answer in time.
 * - `response_invalid`: an answer that is not Latchkey's: another server's page, a cut body, an unknown code.
 * - `aborted`: a later sign-in, sign-out or `dispose` overtook this one.
 */
export type ClientErrorCode = ErrorCode | 'network_error' | 'timeout' | 'response_invalid' | 'aborted';

export interface ClientErrorDetails {
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** Seconds after which trying again makes sense, where the server said so (`Retry-After`). */
  readonly retryAfterSeconds?: number | undefined;
  /** What is wrong with which field of a form, with `validation_failed`. */
  readonly fields?: ErrorBody['fields'];
}

/** The one error class of this library. It holds no token, no password, and no `cause` that might. */
export class LatchkeyClientError extends Error {
  override readonly name = 'LatchkeyClientError';
  declare readonly code: ClientErrorCode;
  /** One sentence for people, the server's own where it sent one; the same as `message`. */
  readonly description = this.message;
  declare readonly status: number | undefined;
  declare readonly retryAfterSeconds: number | undefined;
  declare readonly fields: ErrorBody['fields'];

  constructor(code: ClientErrorCode, description: string, details?: ClientErrorDetails) {
    super(description);
    Object.freeze(Object.assign(this, { code }, details));
  }
}
