import type { SelectQueryBuilder } from 'kysely';
import { clockMarginSeconds } from '../clock-margin-seconds.ts';
import { deleteInBatches } from '../delete-in-batches.ts';
import type { SqlEngine } from '../engine.ts';
import { lockFreeRows } from '../lock-free-rows.ts';
import type { Tables } from '../tables.ts';

/**
 * Deletes sessions whose end has come, and those that a fact of the feed voids. What no fact speaks of any more, since
 * the feed was pruned first, goes when its idle end comes: to look for it would be to read every session.
 */
export async function pruneSessions(engine: SqlEngine, nowSeconds: number): Promise<number> {
  const overSeconds = nowSeconds - clockMarginSeconds;
  const past = engine.db.selectFrom('sessions').select('id').where('idle_expires_at', '<=', overSeconds);
  const voided = engine.db
    .selectFrom('facts')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.subject', '=', 'facts.subject')
        .onRef('sessions.subject_generation', '<', 'facts.generation'),
    )
    .select('sessions.id')
    .where('facts.kind', '=', 'subject_voided');
  return (await deleteSessions(engine, past)) + (await deleteSessions(engine, voided));
}

function deleteSessions(
  { db, kind }: SqlEngine,
  over: SelectQueryBuilder<Tables, 'sessions', { id: string }>,
): Promise<number> {
  return deleteInBatches(async (limit) => {
    const { numDeletedRows } = await db
      .deleteFrom('sessions')
      .where('id', 'in', lockFreeRows(over.limit(limit), 'sessions', kind))
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}
