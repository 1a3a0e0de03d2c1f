import type { Transaction } from 'kysely';
import type { ThrottleCounter } from '../../throttle/throttle-store.ts';
import type { Tables } from '../tables.ts';
import { toRow } from './counter-row.ts';

/** Writes counters whose rows are locked. */
export async function writeCounters(
  transaction: Transaction<Tables>,
  counters: readonly ThrottleCounter[],
): Promise<void> {
  if (counters.length === 0) return;
  await transaction
    .insertInto('throttle_counters')
    .values(counters.map(toRow))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        failures: eb.ref('excluded.failures'),
        blocked_until: eb.ref('excluded.blocked_until'),
        known_until: eb.ref('excluded.known_until'),
        forget_at: eb.ref('excluded.forget_at'),
      })),
    )
    .execute();
}
