import type { Transaction } from 'kysely';
import type { NewSession } from '../../session/session-store.ts';
import type { EngineKind } from '../engine.ts';
import { lockRows } from '../lock-rows.ts';
import type { Tables } from '../tables.ts';
import { selectLiveSessions } from './select-live-sessions.ts';

/** Each costs a few statements, and the counter of the feed is held from the first to the last. */
const maxSurplus = 100;

/**
 * The sessions that must end to make room for a new one, held until the transaction ends: all of them before the first
 * fact is written, which locks the counter. To be called with the subject's row held, so that nobody adds another.
 */
export async function lockSurplusSessions(
  transaction: Transaction<Tables>,
  { subject, nowSeconds, maxSessions }: NewSession,
  kind: EngineKind,
): Promise<readonly string[]> {
  const live = selectLiveSessions(transaction, nowSeconds).where('sessions.subject', '=', subject);
  const { count } = await live
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const surplus = Math.min(count - maxSessions + 1, maxSurplus);
  if (surplus <= 0) return [];
  const oldest = await live
    .select('sessions.id')
    .orderBy('last_seen_at')
    .orderBy('created_at')
    .orderBy('id', 'desc')
    .limit(surplus)
    .execute();
  // In a statement of its own: what somebody has ended meanwhile is gone, and has its fact.
  const ids = oldest.map(({ id }) => id);
  const query = transaction.selectFrom('sessions').select('id').where('id', 'in', ids);
  const held = await lockRows(query, kind).execute();
  return held.map(({ id }) => id);
}
