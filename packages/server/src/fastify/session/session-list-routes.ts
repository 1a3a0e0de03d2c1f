import { routes, type SessionList, type SessionSummary } from '@latchkey/contract';
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import { isSessionId } from '../../session/session-id.ts';
import type { SessionInfo, Sessions } from '../../session/sessions.ts';
import type { BearerClaims } from '../options/token-options.ts';
import { ownRoute } from '../own-scope.ts';
import { sessionIdOf } from './session-id-of.ts';
import { sessionList } from './session-schema.ts';

/** Adds the routes by which users see their sessions and end them, one or all others. */
export function addSessionListRoutes(
  scope: FastifyInstance,
  sessions: Sessions,
  onRequest: onRequestAsyncHookHandler,
): void {
  scope.get(
    routes.sessions,
    { ...ownRoute, onRequest, schema: { response: { 200: sessionList } } },
    async ({ claims }): Promise<SessionList> => {
      const list = await sessions.list(claims.sub);
      return { sessions: list.map((session) => summary(session, claims)) };
    },
  );
  scope.delete(routes.sessions, { ...ownRoute, onRequest }, async ({ claims }, reply) => {
    await sessions.endOthers(claims.sub, sessionIdOf(claims));
    return reply.code(204).send();
  });
  scope.delete<{ Params: { id: string } }>(
    `${routes.sessions}/:id`,
    { ...ownRoute, onRequest },
    async ({ claims, params: { id } }, reply) => {
      // What can be no session's id ends as little as an unknown one; only it need not bother the store.
      if (isSessionId(id)) await sessions.end(claims.sub, id);
      return reply.code(204).send();
    },
  );
}

function summary(session: SessionInfo, claims: BearerClaims): SessionSummary {
  return {
    id: session.id,
    current: session.id === sessionIdOf(claims),
    created_at: session.createdAtSeconds,
    last_seen_at: session.lastSeenAtSeconds,
    user_agent: session.userAgent,
    ip: session.ip,
  };
}
