import type { ErrorCode } from '@latchkey/contract';

/** What any route may answer: nothing was asked that could be understood, or the server failed. */
export const anyRouteCodes: readonly ErrorCode[] = [
  'request_malformed',
  'request_timeout',
  'headers_too_large',
  'internal',
];

/** Further codes of a route that reads JSON. */
export const bodyCodes: readonly ErrorCode[] = [
  'body_malformed',
  'validation_failed',
  'body_too_large',
  'content_type_unsupported',
];

/** Further codes of a route behind `jwtRequired()`; one that asks for scopes or a fresh sign-in has one more each. */
export const guardCodes: readonly ErrorCode[] = [
  'header_repeated',
  'token_missing',
  'header_unsupported',
  'header_token_missing',
  'header_spaces',
  'token_malformed',
  'signature_invalid',
  'token_expired',
  'token_not_yet_valid',
  'claim_invalid',
  'token_revoked',
  'identity_not_found',
  'store_unavailable',
  'revocations_stale',
];
