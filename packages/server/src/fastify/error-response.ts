import type { ErrorBody, ErrorCode } from '@latchkey/contract';
import type { LatchkeyError } from '../error/latchkey-error.ts';

interface ErrorKind {
  readonly status: number;
  readonly title: string;
}

/** The one place that turns a code into an HTTP status. */
const errorKinds: Readonly<Record<ErrorCode, ErrorKind>> = {
  token_missing: { status: 401, title: 'Authorization Required' },
  header_unsupported: { status: 401, title: 'Invalid JWT header' },
  header_token_missing: { status: 401, title: 'Invalid JWT header' },
  header_spaces: { status: 401, title: 'Invalid JWT header' },
  header_repeated: { status: 400, title: 'Bad Request' },
  signature_invalid: { status: 401, title: 'Invalid token' },
  token_expired: { status: 401, title: 'Invalid token' },
  token_malformed: { status: 401, title: 'Invalid token' },
  token_not_yet_valid: { status: 401, title: 'Invalid token' },
  claim_invalid: { status: 401, title: 'Invalid token' },
  token_revoked: { status: 401, title: 'Invalid token' },
  identity_not_found: { status: 401, title: 'Invalid JWT' },
  insufficient_scope: { status: 403, title: 'Forbidden' },
  reauthentication_required: { status: 401, title: 'Authorization Required' },
  credentials_invalid: { status: 401, title: 'Bad Request' },
  session_ended: { status: 401, title: 'Session ended' },
  csrf_refused: { status: 403, title: 'Forbidden' },
  validation_failed: { status: 400, title: 'Bad Request' },
  username_taken: { status: 409, title: 'Conflict' },
  registration_off: { status: 403, title: 'Forbidden' },
  throttled: { status: 429, title: 'Too Many Requests' },
  request_malformed: { status: 400, title: 'Bad Request' },
  request_refused: { status: 400, title: 'Bad Request' },
  request_timeout: { status: 408, title: 'Request Timeout' },
  headers_too_large: { status: 431, title: 'Request Header Fields Too Large' },
  body_malformed: { status: 400, title: 'Bad Request' },
  body_too_large: { status: 413, title: 'Payload Too Large' },
  content_type_unsupported: { status: 415, title: 'Unsupported Media Type' },
  not_found: { status: 404, title: 'Not Found' },
  method_not_allowed: { status: 405, title: 'Method Not Allowed' },
  overloaded: { status: 503, title: 'Service Unavailable' },
  store_unavailable: { status: 503, title: 'Service Unavailable' },
  revocations_stale: { status: 503, title: 'Service Unavailable' },
  internal: { status: 500, title: 'Internal Server Error' },
};

/** The status that goes with a code. */
export function errorStatus(code: ErrorCode): number {
  return errorKinds[code].status;
}

const defaultRetryAfterSeconds = 1;

/** An error as it goes over the wire, before any framework sees it, and before it has the id of its request. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Omit<ErrorBody, 'request_id'>;
}

/**
 * The answer to a refusal: its status, its body, and `Retry-After` with a 429 or 503. A challenge is the guard's
 * business, because only the guard knows the realm.
 */
export function errorResponse(error: LatchkeyError): ErrorResponse {
  const { status, title } = errorKinds[error.code];
  const body: ErrorResponse['body'] = {
    status_code: status,
    error: title,
    description: error.message,
    code: error.code,
  };
  if (error.fields !== undefined) body.fields = { ...error.fields };
  const headers =
    status === 429 || status === 503
      ? { 'retry-after': String(error.retryAfterSeconds ?? defaultRetryAfterSeconds) }
      : {};
  return { status, headers, body };
}
