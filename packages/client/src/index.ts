export type { RegisteredAccount } from '@latchkey/contract';
export type { AttachEntry } from './attach/url-policy.ts';
export type { EnvironmentOptions } from './environment/environment.ts';
export type { ChannelPort, LockPort, PagePort, StoragePort, TimerPort } from './environment/ports.ts';
export { errorFromAnswer } from './error/error-from-answer.ts';
export type { RefusingAnswer } from './error/error-from-answer.ts';
export { LatchkeyClientError } from './error/latchkey-client-error.ts';
export type { ClientErrorCode, ClientErrorDetails } from './error/latchkey-client-error.ts';
export { createAuthFetch } from './fetch/create-auth-fetch.ts';
export type { AuthFetchOptions } from './fetch/create-auth-fetch.ts';
export type { AuthSession, AuthSessionOptions, Credentials } from './session/auth-session.ts';
export type {
  AuthState,
  RestoringState,
  SignedInState,
  SignedOutReason,
  SignedOutState,
} from './session/auth-state.ts';
export { createAuthSession } from './session/create-auth-session.ts';
export type { RefusedRequest, UnauthorizedOutcome } from './session/refused-request.ts';
export type { SignOutOptions, SignOutOutcome } from './session/sign-out.ts';
export { decodeJwt } from './token/decode-jwt.ts';
export type { DecodedJwt, JsonObject } from './token/decode-jwt.ts';
export { expiresAt } from './token/expires-at.ts';
export { isExpired } from './token/is-expired.ts';
export type { IsExpiredOptions } from './token/is-expired.ts';
export { MalformedTokenError } from './token/malformed-token-error.ts';
