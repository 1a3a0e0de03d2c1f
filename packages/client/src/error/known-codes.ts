import type { ErrorCode } from '@latchkey/contract';

// A record, so that the compiler misses no code of the contract and allows no other.
const known: Readonly<Record<ErrorCode, true>> = {
  token_missing: true,
  header_unsupported: true,
  header_token_missing: true,
  header_spaces: true,
  header_repeated: true,
  signature_invalid: true,
  token_expired: true,
  token_malformed: true,
  token_not_yet_valid: true,
  claim_invalid: true,
  identity_not_found: true,
  credentials_invalid: true,
  validation_failed: true,
  request_malformed: true,
  request_refused: true,
  headers_too_large: true,
  request_timeout: true,
  body_malformed: true,
  body_too_large: true,
  content_type_unsupported: true,
  not_found: true,
  method_not_allowed: true,
  overloaded: true,
  store_unavailable: true,
  internal: true,
};

/** Whether a value from outside is one of the contract's error codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(known, value);
}
