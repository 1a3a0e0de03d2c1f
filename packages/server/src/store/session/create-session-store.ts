import { isStorableText } from '../../session/is-storable-text.ts';
import type { SessionStore } from '../../session/session-store.ts';
import type { Transactions } from '../create-transactions.ts';
import type { SqlEngine } from '../engine.ts';
import { endSession } from './end-session.ts';
import { insertSession } from './insert-session.ts';
import { pruneSessions } from './prune-sessions.ts';
import { refreshSession } from './refresh-session.ts';
import { selectLiveSessions } from './select-live-sessions.ts';
import { toSession } from './session-row.ts';

/** Keeps sessions in the table `sessions`: those that are over until they are pruned, those that were ended no more. */
export function createSessionStore(engine: SqlEngine, transactions: Transactions): SessionStore {
  const { db, kind } = engine;
  return {
    insert: (session) => transactions.run((context) => insertSession(context, session, kind)),
    refresh: (presented) => transactions.run((context) => refreshSession(context, presented, kind)),
    end: (session) => transactions.run((context) => endSession(context, session, kind)),
    prune: (nowSeconds) => pruneSessions(engine, nowSeconds),

    async list(subject, nowSeconds) {
      if (!isStorableText(subject)) return [];
      const rows = await selectLiveSessions(db, nowSeconds)
        .selectAll('sessions')
        .where('sessions.subject', '=', subject)
        .orderBy('last_seen_at', 'desc')
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toSession);
    },

    async findSubject(sid, nowSeconds) {
      if (!isStorableText(sid)) return null;
      const row = await selectLiveSessions(db, nowSeconds)
        .select('sessions.subject')
        .where('id', '=', sid)
        .executeTakeFirst();
      return row?.subject ?? null;
    },
  };
}
