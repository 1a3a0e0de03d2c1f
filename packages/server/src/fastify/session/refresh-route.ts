import { routes, type RefreshRequest, type SessionKind, type TokenResponse } from '@latchkey/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { checkUser } from '../check-user.ts';
import { describedRoute } from '../description/described-route.ts';
import type { About, Report } from '../event/create-reporter.ts';
import { foreignErrorResponse } from '../foreign-error.ts';
import { ownRoute } from '../own-scope.ts';
import type { SessionSignInDependencies } from './begin-session-sign-in.ts';
import { optionalBody } from './optional-body.ts';
import { refreshDescription } from './refresh-description.ts';
import { requestDevice } from './request-device.ts';

interface Presented {
  readonly kind: SessionKind;
  readonly refreshToken: string;
}

/**
 * Adds `POST /auth/refresh`: a refresh token for an access token and the next refresh token, answered in the way that
 * it came. No answer clears a cookie: it may be late, and a newer sign-in in the same browser already there.
 */
export function addRefreshRoute(
  scope: FastifyInstance,
  dependencies: SessionSignInDependencies,
  report: Report,
): void {
  scope.post<{ Body: RefreshRequest }>(
    routes.refresh,
    {
      ...ownRoute,
      ...describedRoute(refreshDescription(dependencies.cookies !== null)),
      preValidation: optionalBody,
    },
    report(
      'refresh',
      async (request: FastifyRequest<{ Body: RefreshRequest }>, reply: FastifyReply, about) => {
        const presented = presentedToken(request, request.body, dependencies);
        try {
          return await refreshed(presented, request, reply, about, dependencies);
        } catch (error) {
          throw withoutStatus(error);
        }
      },
    ),
  );
}

async function refreshed(
  { kind, refreshToken }: Presented,
  request: FastifyRequest,
  reply: FastifyReply,
  about: About,
  { sessions, answerTokens }: SessionSignInDependencies,
): Promise<TokenResponse> {
  const signedIn = await sessions.refresh(refreshToken, requestDevice(request));
  const { subject, scopes, generation, session } = signedIn;
  about({ subject, sid: session.sid });
  const user = { id: subject, scopes, generation };
  checkUser(user, 'loadSubject');
  return answerTokens({ user, signedIn, kind, reply });
}

/**
 * What an application's callback throws may name a status below 500, such as the 401 of a service that it asked. Sent
 * on, it would tell the client that the session is over, which it is not.
 */
function withoutStatus(error: unknown): unknown {
  if ((foreignErrorResponse(error)?.status ?? 500) >= 500) return error;
  return new Error('a callback failed while a session was refreshed', { cause: error });
}

function presentedToken(
  request: FastifyRequest,
  { refresh_token: fromBody }: RefreshRequest,
  { cookies }: SessionSignInDependencies,
): Presented {
  const [fromCookie, ...further] = cookies?.presented(request) ?? [];
  if (fromCookie !== undefined && fromBody !== undefined) throw bothPresented();
  if (fromBody !== undefined) return { kind: 'token', refreshToken: fromBody };
  if (fromCookie === undefined) throw sessionEnded('The request has no refresh token');
  cookies?.expectTrusted(request);
  if (further.length > 0) throw sessionEnded('The request has more than one refresh cookie');
  return { kind: 'cookie', refreshToken: fromCookie };
}

function bothPresented(): LatchkeyError {
  const message = 'Send the refresh token in the cookie or in the body, not in both';
  return new LatchkeyError('validation_failed', message, { fields: { refresh_token: 'unsupported' } });
}

function sessionEnded(message: string): LatchkeyError {
  return new LatchkeyError('session_ended', message);
}
