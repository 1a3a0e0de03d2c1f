import type { TokenResponse } from '@latchkey/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { AuthenticatedUser } from './authenticated-user.ts';
import type { IssueToken } from './issue-token.ts';

/** Makes the answer for the user who the password turned out to belong to. */
export type CompleteSignIn = (user: AuthenticatedUser) => Promise<CompletedSignIn>;

export interface CompletedSignIn {
  readonly answer: TokenResponse;
  /** Of the session that was opened; null where none was asked for. */
  readonly sid: string | null;
}

/** What comes before any password work: refuses what could not be answered anyway. */
export type BeginSignIn = (request: FastifyRequest, reply: FastifyReply) => CompleteSignIn;

/** Signing in where there are no sessions. */
export function beginPlainSignIn(issueToken: IssueToken): BeginSignIn {
  return (request) => {
    refuseSession(request.body);
    return async (user) => ({ answer: await issueToken(user), sid: null });
  };
}

/** A client that asks for a session must not believe that it got one. */
function refuseSession(body: unknown): void {
  if (!Object.hasOwn(body as object, 'session')) return;
  throw new LatchkeyError('validation_failed', 'This server offers no sessions: leave "session" out', {
    fields: { session: 'unsupported' },
  });
}
