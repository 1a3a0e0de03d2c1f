import { sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** One channel serves a whole database, so what is said on it names the schema: several stores may share one. */
export const feedChannel = 'latchkey_feed';

/** Tells the nodes on this store that there are new facts, when the transaction commits. */
export async function notifyFeed(transaction: Transaction<Tables>): Promise<void> {
  await sql`select pg_notify(${feedChannel}, current_schema())`.execute(transaction);
}
