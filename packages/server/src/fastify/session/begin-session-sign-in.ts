import type { SessionKind } from '@latchkey/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import type { Sessions, SessionUser } from '../../session/sessions.ts';
import type { AuthenticatedUser } from '../authenticated-user.ts';
import type { BeginSignIn } from '../begin-sign-in.ts';
import type { CookieMode } from '../cookie/cookie-mode.ts';
import { subjectOf } from '../subject-of.ts';
import type { AnswerTokens } from './answer-tokens.ts';
import { requestDevice } from './request-device.ts';

export interface SessionSignInDependencies {
  readonly sessions: Sessions;
  /** Null where no cookies are configured. */
  readonly cookies: CookieMode | null;
  readonly answerTokens: AnswerTokens;
}

/**
 * Signing in where there are sessions, with or without one. A session that a trusted refresh cookie names ends once
 * the new sign-in has succeeded: whoever signs in on this browser takes its place.
 */
export function beginSessionSignIn(dependencies: SessionSignInDependencies): BeginSignIn {
  const { sessions, cookies, answerTokens } = dependencies;
  return (request, reply) => {
    const { session: kind } = request.body as { session?: SessionKind };
    if (kind === 'cookie') expectCookies(cookies).expectTrusted(request);
    const mark = sessions.beginSignIn();
    return async (user) => {
      const device = kind === undefined ? null : requestDevice(request);
      const signedIn = await sessions.signIn(mark, sessionUser(user), device);
      await endPresented(dependencies, kind, request, reply);
      const answer = await answerTokens({ user, signedIn, kind, reply });
      return { answer, sid: signedIn.session?.sid ?? null };
    };
  };
}

function sessionUser(user: AuthenticatedUser): SessionUser {
  const { scopes = [], generation } = user;
  return { subject: subjectOf(user), scopes, ...(generation === undefined ? {} : { generation }) };
}

async function endPresented(
  { sessions, cookies }: SessionSignInDependencies,
  kind: SessionKind | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const presented = cookies?.presented(request) ?? [];
  if (presented.length === 0 || cookies?.isTrusted(request) !== true) return;
  // Of several nobody can tell which is the browser's own.
  const refreshTokens = presented.length === 1 ? presented : [];
  await sessions.signOut({ claims: null, refreshTokens, everywhere: false });
  // Left behind, a dead cookie would be in the way of a refresh token in the body.
  if (kind !== 'cookie') cookies.clear(reply);
}

function expectCookies(cookies: CookieMode | null): CookieMode {
  if (cookies !== null) return cookies;
  const message = 'This server keeps no session in a cookie: ask for the session "token"';
  throw new LatchkeyError('validation_failed', message, { fields: { session: 'unsupported' } });
}
