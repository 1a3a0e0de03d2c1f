import { clockMarginSeconds } from '../clock-margin-seconds.ts';
import { deleteInBatches } from '../delete-in-batches.ts';
import type { SqlEngine } from '../engine.ts';
import { lockFreeRows } from '../lock-free-rows.ts';

/** Deletes counters that every node has forgotten. */
export function pruneCounters({ db, kind }: SqlEngine, nowSeconds: number): Promise<number> {
  const forgotten = db
    .selectFrom('throttle_counters')
    .select('key')
    .where('forget_at', '<=', nowSeconds - clockMarginSeconds);
  return deleteInBatches(async (limit) => {
    const { numDeletedRows } = await db
      .deleteFrom('throttle_counters')
      .where('key', 'in', lockFreeRows(forgotten.limit(limit), 'throttle_counters', kind))
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}
