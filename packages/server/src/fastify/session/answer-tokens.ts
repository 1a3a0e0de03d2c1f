import type { SessionKind, TokenResponse } from '@latchkey/contract';
import type { FastifyReply } from 'fastify';
import type { SignedIn } from '../../session/sessions.ts';
import type { AuthenticatedUser } from '../authenticated-user.ts';
import type { CookieMode } from '../cookie/cookie-mode.ts';
import type { IssueToken } from '../issue-token.ts';

/** Answers a sign-in or a refresh: an access token, and the refresh token in the way that was asked for. */
export type AnswerTokens = (answer: {
  readonly user: AuthenticatedUser;
  readonly signedIn: SignedIn;
  /** Undefined: there is no session. */
  readonly kind: SessionKind | undefined;
  readonly reply: FastifyReply;
}) => Promise<TokenResponse>;

export function createAnswerTokens(issueToken: IssueToken, cookies: CookieMode | null): AnswerTokens {
  return async ({ user, signedIn, kind, reply }) => {
    const answer = await issueToken(user, signedIn);
    const { session } = signedIn;
    if (session === null) return answer;
    if (kind === 'token') return { ...answer, refresh_token: session.refreshToken };
    cookies?.set(reply, session);
    return answer;
  };
}
