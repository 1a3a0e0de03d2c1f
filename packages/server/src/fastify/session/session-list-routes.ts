import { routes, type SessionList, type SessionSummary } from '@latchkey/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { isSessionId } from '../../session/session-id.ts';
import type { SessionInfo, Sessions } from '../../session/sessions.ts';
import type { BearerClaims } from '../options/token-options.ts';
import { describedRoute } from '../description/described-route.ts';
import type { Report } from '../event/create-reporter.ts';
import { ownRoute } from '../own-scope.ts';
import { sessionIdOf } from './session-id-of.ts';
import {
  endOthersDescription,
  endSessionDescription,
  sessionListDescription,
} from './session-list-descriptions.ts';

interface SessionListDependencies {
  readonly sessions: Sessions;
  /** Lets requests with a valid token pass. */
  readonly onRequest: onRequestAsyncHookHandler;
  readonly report: Report;
}

/** Adds the routes by which users see their sessions and end them, one or all others. */
export function addSessionListRoutes(
  scope: FastifyInstance,
  { sessions, onRequest, report }: SessionListDependencies,
): void {
  scope.get(
    routes.sessions,
    { ...ownRoute, onRequest, ...describedRoute(sessionListDescription) },
    async ({ claims }): Promise<SessionList> => {
      const list = await sessions.list(claims.sub);
      return { sessions: list.map((session) => summary(session, claims)) };
    },
  );
  scope.delete(
    routes.sessions,
    { ...ownRoute, onRequest, ...describedRoute(endOthersDescription) },
    report('session_end', async ({ claims }: FastifyRequest, reply: FastifyReply, about) => {
      about({ subject: claims.sub });
      await sessions.endOthers(claims.sub, sessionIdOf(claims));
      return reply.code(204).send();
    }),
  );
  scope.delete<Named>(
    `${routes.sessions}/:id`,
    { ...ownRoute, onRequest, ...describedRoute(endSessionDescription) },
    report(
      'session_end',
      async ({ claims, params: { id } }: FastifyRequest<Named>, reply: FastifyReply, about) => {
        // What can be no session's id ends as little as an unknown one; only it need not bother the store.
        const result = isSessionId(id) ? await sessions.end(claims.sub, id) : 'nothing_left';
        // Else anybody with a token could write into a trail that they had ended what was never theirs.
        if (result === 'ended') about({ subject: claims.sub, sid: id });
        return reply.code(204).send();
      },
    ),
  );
}

interface Named {
  Params: { id: string };
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
