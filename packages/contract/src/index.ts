export type { AccessTokenClaims } from './claims.ts';
export type { ProtectedResource, UnprotectedResource } from './demo-resources.ts';
export type { ErrorBody, FieldProblem } from './error-body.ts';
export { errorCodes } from './error-code.ts';
export type { ErrorCode } from './error-code.ts';
export { accessTokenType, authorizationSchemes } from './names.ts';
export { routes } from './routes.ts';
export type { SignInRequest, TokenResponse } from './sign-in.ts';
