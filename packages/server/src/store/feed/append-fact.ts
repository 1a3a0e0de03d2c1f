import type { Transaction } from 'kysely';
import type { Fact } from '../../feed/fact.ts';
import type { SqlEngine } from '../engine.ts';
import type { Tables } from '../tables.ts';
import { toFactColumns } from './fact-row.ts';

/**
 * Writes a fact, and resolves to its number. The counter's row stays locked until the transaction ends, so numbers are
 * in the order of commits: call it when nothing else is left to be locked.
 */
export async function appendFact(
  engine: SqlEngine,
  transaction: Transaction<Tables>,
  fact: Fact,
  nowSeconds: number,
): Promise<number> {
  // It takes effect with the commit; before the counter is locked, for which every other node may be waiting.
  await engine.wakeOthers(transaction);
  const { number } = await transaction
    .updateTable('feed_head')
    .set((head) => ({ number: head('number', '+', 1) }))
    .returning('number')
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('facts')
    .values({ number, created_at: nowSeconds, ...toFactColumns(fact) })
    .execute();
  return number;
}
