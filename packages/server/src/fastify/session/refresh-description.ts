import { answer } from '../description/answer.ts';
import type { RouteDescription } from '../description/described-route.ts';
import { bodyCodes } from '../description/error-code-groups.ts';
import { tokenResponse } from '../sign-in-schema.ts';
import { tokenExample } from '../token-example.ts';
import { refreshTokenExample } from './refresh-token-example.ts';
import { refreshBody } from './session-schema.ts';

/** `POST /auth/refresh` in the words of OpenAPI. */
export function refreshDescription(hasCookies: boolean): RouteDescription {
  return {
    operationId: 'refresh',
    summary: 'Refresh',
    description:
      'Takes a refresh token for a new access token and the next refresh token, which comes in the way that the last one ' +
      'was sent. 401 means that the session is over; after 429, 503 or no answer at all, try again with the same token.',
    tag: 'Signing in',
    security: hasCookies ? [[], ['refreshCookie', 'csrfHeader']] : [],
    body: refreshBody,
    bodyExamples: [{ refresh_token: refreshTokenExample }],
    isBodyOptional: true,
    answers: {
      200: answer('Refreshed.', {
        schema: tokenResponse,
        example: { ...tokenExample, refresh_token: refreshTokenExample },
      }),
    },
    errorCodes: [
      ...bodyCodes,
      'session_ended',
      ...(hasCookies ? (['csrf_refused'] as const) : []),
      'store_unavailable',
    ],
  };
}
