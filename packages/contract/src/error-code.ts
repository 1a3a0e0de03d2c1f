/** Every reason for which a request is refused: stable and for programs, where `description` is for people. */
export const errorCodes = [
  'token_missing',
  'header_unsupported',
  'header_token_missing',
  'header_spaces',
  'header_repeated',
  'signature_invalid',
  'token_expired',
  'token_malformed',
  'token_not_yet_valid',
  'claim_invalid',
  'identity_not_found',
  'insufficient_scope',
  'reauthentication_required',
  'credentials_invalid',
  'validation_failed',
  'request_malformed',
  'request_refused',
  'headers_too_large',
  'request_timeout',
  'body_malformed',
  'body_too_large',
  'content_type_unsupported',
  'not_found',
  'method_not_allowed',
  'overloaded',
  'store_unavailable',
  'internal',
] as const;

/** Why a request was refused. */
export type ErrorCode = (typeof errorCodes)[number];
