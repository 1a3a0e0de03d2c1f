import type { Transaction } from 'kysely';
import type { ThrottleCounters } from '../../throttle/throttle-store.ts';
import type { Tables } from '../tables.ts';
import { toCounters } from './counter-row.ts';

/**
 * The counters as they are now, locked until the transaction ends. One that is missing gets a row that is forgotten
 * already, because nobody can lock what is not there. Rows are locked in the order of their keys, as everywhere.
 */
export async function lockCounters(
  transaction: Transaction<Tables>,
  keys: readonly string[],
  nowSeconds: number,
): Promise<ThrottleCounters> {
  if (keys.length === 0) return new Map();
  const rows = await transaction
    .insertInto('throttle_counters')
    .values(
      [...new Set(keys)]
        .sort()
        .map((key) => ({ key, failures: 0, blocked_until: 0, known_until: 0, forget_at: 0 })),
    )
    // Changes nothing, and unlike `do nothing` locks and returns the row that is there.
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ key: eb.ref('excluded.key') })))
    .returningAll()
    .execute();
  return toCounters(rows, nowSeconds);
}
