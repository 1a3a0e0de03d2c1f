export type { AccessTokenClaims } from './claims.ts';
export type { CurrentUser } from './current-user.ts';
export type { ProtectedResource, UnprotectedResource } from './demo-resources.ts';
export type { ErrorBody, FieldProblem } from './error-body.ts';
export { errorCodes } from './error-code.ts';
export type { ErrorCode } from './error-code.ts';
export {
  accessTokenType,
  authorizationSchemes,
  csrfHeader,
  refreshCookieNames,
  requestIdHeader,
} from './names.ts';
export type { RegisteredAccount, RegisterRequest } from './registration.ts';
export { routes } from './routes.ts';
export type {
  ChangePasswordRequest,
  RefreshRequest,
  SessionList,
  SessionSummary,
  SignOutRequest,
} from './session.ts';
export type { SessionKind, SignInRequest, TokenResponse } from './sign-in.ts';
