import { routes, type SignOutRequest } from '@latchkey/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { CookieMode } from '../cookie/cookie-mode.ts';
import { describedRoute } from '../description/described-route.ts';
import { errorResponse } from '../error-response.ts';
import type { Report } from '../event/create-reporter.ts';
import type { FindToken } from '../find-token.ts';
import type { BearerClaims } from '../options/token-options.ts';
import { ownRoute } from '../own-scope.ts';
import { sessionIdOf } from './session-id-of.ts';
import { optionalBody } from './optional-body.ts';
import { signOutDescription } from './sign-out-description.ts';

export interface SignOutDependencies {
  readonly sessions: Sessions;
  readonly cookies: CookieMode | null;
  readonly findToken: FindToken;
  readonly report: Report;
  /** Takes a token that has expired, too. */
  readonly decodeToken: (token: string, request: FastifyRequest) => Promise<BearerClaims>;
}

/**
 * Adds `POST /auth/logout`, which ends every session that a credential in the request names. A credential that is not
 * valid names nothing: signing out must not fail because something has ended already.
 */
export function addSignOutRoute(scope: FastifyInstance, dependencies: SignOutDependencies): void {
  const { sessions, cookies, report } = dependencies;
  scope.post<{ Body: SignOutRequest }>(
    routes.signOut,
    {
      ...ownRoute,
      ...describedRoute(signOutDescription(cookies !== null)),
      preValidation: optionalBody,
    },
    report(
      'sign_out',
      async (request: FastifyRequest<{ Body: SignOutRequest }>, reply: FastifyReply, about) => {
        const { everywhere = false, refresh_token: fromBody } = request.body;
        const isTrusted = cookies?.isTrusted(request) === true;
        const fromCookie = isTrusted ? cookies.presented(request) : [];
        const refreshTokens = [
          ...(fromBody === undefined ? [] : [fromBody]),
          // Of several nobody can tell which is the browser's own.
          ...(fromCookie.length === 1 ? fromCookie : []),
        ];
        const claims = await claimsOf(request, dependencies);
        const { result, sid } = await sessions.signOut({ claims, refreshTokens, everywhere });
        // Who comes again with a token that is dead is nobody: else they could fill a trail that nobody can close to them.
        if (result === 'ended')
          about(claims === null ? { sid } : { subject: claims.sub, sid: sessionIdOf(claims) });
        // Only now: until the session has ended, its cookie is what a second try needs.
        if (isTrusted) cookies.clear(reply);
        return reply.code(204).send();
      },
    ),
  );
}

async function claimsOf(
  request: FastifyRequest,
  { findToken, decodeToken }: SignOutDependencies,
): Promise<BearerClaims | null> {
  try {
    const token = await findToken(request);
    return token === null ? null : await decodeToken(token, request);
  } catch (error) {
    if (error instanceof LatchkeyError && errorResponse(error).status === 401) return null;
    throw error;
  }
}
