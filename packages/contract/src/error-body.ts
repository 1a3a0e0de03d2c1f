import type { ErrorCode } from './error-code.ts';

/** What is wrong with one field of a request body. */
export type FieldProblem =
  'wrong_type' | 'unsupported' | 'missing' | 'incorrect' | 'too_short' | 'too_long' | 'too_common';

/** Body of every error answer, on every route: Flask-JWT's three members and ours. */
export interface ErrorBody {
  /** The HTTP status, repeated. */
  status_code: number;
  /** A short title, the same for a family of refusals. */
  error: string;
  /** One sentence for people. */
  description: string;
  code: ErrorCode;
  /** Names the request in the server's log, and is the answer's `X-Request-Id`: for whoever reports the failure. */
  request_id: string;
  /** Only with `validation_failed`: the offending fields by name. */
  fields?: Record<string, FieldProblem>;
}
