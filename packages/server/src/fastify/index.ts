export { allowsRefreshCookie } from './cookie/refresh-cookie.ts';
export type { ErrorBody, ErrorCode, FieldProblem, TokenResponse } from '@latchkey/contract';
export type { AuthenticatedUser, SignedInUser, TokenUser } from './authenticated-user.ts';
export { contractErrors } from './contract-errors.ts';
export { answer, type AnswerDescription } from './description/answer.ts';
export {
  describedRoute,
  type DescribedRoute,
  type RouteDescription,
  type SecurityName,
} from './description/described-route.ts';
export { errorAnswers } from './description/error-answers.ts';
export { errorBodySchema } from './description/error-body-schema.ts';
export { guardCodes } from './description/error-code-groups.ts';
export { securitySchemes } from './description/security-schemes.ts';
export { errorCodeOf } from './error-code-of.ts';
export type { LatchkeyEvent } from './event/latchkey-event.ts';
export type { FindTokenOption } from './find-token.ts';
export { flaskJwt, type FlaskJwtOptions } from './flask-jwt.ts';
export type { GuardOptions } from './guard-options.ts';
export type { CurrentIdentity, LatchkeyTypes, TokenIdentity } from './identity.ts';
export { matchesEntityTag } from './key-set/matches-entity-tag.ts';
export { latchkey } from './latchkey.ts';
export type { EventOptions } from './options/event-options.ts';
export type { KeyOptions } from './options/key-options.ts';
export type { LatchkeyOptions } from './options/latchkey-options.ts';
export type { RegistrationOptions } from './options/registration-options.ts';
export type { RequestOptions } from './options/request-options.ts';
export type { CookieOptions, SessionOptions } from './options/session-options.ts';
export type { SignInOptions } from './options/sign-in-options.ts';
export type { BearerClaims, TokenOptions } from './options/token-options.ts';
export type { ThrottleOptions } from './options/throttle-options.ts';
export type { UserOptions } from './options/user-options.ts';
export type { ChangePassword } from './password/change-password.ts';
export type { Register } from './registration/register.ts';
export type { ShapeErrorBody } from './send-error.ts';
export { serverOptions } from './server-options.ts';
export type { LoadedUser, LoadUser } from './user/load-user.ts';
