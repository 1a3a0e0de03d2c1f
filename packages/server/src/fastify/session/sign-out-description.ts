import { answer } from '../description/answer.ts';
import type { RouteDescription } from '../description/described-route.ts';
import { bodyCodes } from '../description/error-code-groups.ts';
import { refreshTokenExample } from './refresh-token-example.ts';
import { signOutBody } from './session-schema.ts';

/** `POST /auth/logout` in the words of OpenAPI. */
export function signOutDescription(hasCookies: boolean): RouteDescription {
  return {
    operationId: 'signOut',
    summary: 'Sign out',
    description:
      'Ends every session that a credential in the request names: the access token, expired or not, and a refresh token. ' +
      'A credential that is not valid names nothing, and signing out twice is no error.',
    tag: 'Signing in',
    security: [[], ['accessToken'], ...(hasCookies ? [['refreshCookie', 'csrfHeader'] as const] : [])],
    body: signOutBody,
    bodyExamples: [{ refresh_token: refreshTokenExample }, { everywhere: true }],
    isBodyOptional: true,
    answers: { 204: answer('What was named has ended.') },
    errorCodes: [...bodyCodes, 'header_repeated', 'store_unavailable'],
  };
}
