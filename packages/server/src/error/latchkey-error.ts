import type { ErrorCode, FieldProblem } from '@latchkey/contract';

/** Details that a refusal may carry; none of them ever holds a token, a password or a key. */
export interface LatchkeyErrorDetails {
  /** The claim that broke a rule. */
  readonly claim?: string;
  /** Offending body fields, with `validation_failed`. */
  readonly fields?: Readonly<Record<string, FieldProblem>>;
  /** Seconds after which trying again makes sense, with `overloaded` and `store_unavailable`. */
  readonly retryAfterSeconds?: number;
  /** For logs only: the fault underneath. */
  readonly cause?: unknown;
}

/**
 * The one error class of this library. `code` says which rule refused; `message` says it to people.
 * It knows no HTTP: only the rim (`fastify/`) turns a code into a status.
 */
export class LatchkeyError extends Error {
  override readonly name = 'LatchkeyError';
  readonly code: ErrorCode;
  readonly claim: string | undefined;
  readonly fields: Readonly<Record<string, FieldProblem>> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: LatchkeyErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.claim = details.claim;
    this.fields = details.fields;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
