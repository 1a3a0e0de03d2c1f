import type { ErrorCode, FieldProblem } from '@latchkey/contract';

/** Details that a refusal may carry; none of them ever holds a token, a password or a key. */
export interface LatchkeyErrorDetails {
  /** The claim that broke a rule. */
  readonly claim?: string;
  /** Offending body fields, with `validation_failed`. */
  readonly fields?: Readonly<Record<string, FieldProblem>>;
  /** The scopes that would be needed, with `insufficient_scope`. */
  readonly scopes?: readonly string[];
  /** How old a sign-in may be, with `reauthentication_required`. */
  readonly maxAgeSeconds?: number;
  /** Seconds after which trying again makes sense, with `throttled`, `overloaded` and `store_unavailable`. */
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
  readonly scopes: readonly string[] | undefined;
  readonly maxAgeSeconds: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: LatchkeyErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.claim = details.claim;
    this.fields = details.fields;
    this.scopes = details.scopes;
    this.maxAgeSeconds = details.maxAgeSeconds;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
