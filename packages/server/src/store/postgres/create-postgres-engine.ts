import { Kysely } from 'kysely';
import type { SqlEngine } from '../engine.ts';
import type { StoreLimits } from '../store-limits.ts';
import type { Tables } from '../tables.ts';
import { notifyFeed } from './feed-channel.ts';
import { openFeedConnection } from './open-feed-connection.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { PostgresPool } from './postgres-pool.ts';
import { runTransaction } from './run-transaction.ts';

/** The engine over a database that was migrated. It connects at the first use, and again after every fault. */
export function createPostgresEngine(url: string, limits: StoreLimits): SqlEngine {
  const pool = new PostgresPool(url, limits);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect(pool) });
  return {
    kind: 'postgres',
    db,
    transaction: (command) => runTransaction(db, command),
    openFeedConnection: (wake) => openFeedConnection(url, limits, wake),
    wakeOthers: notifyFeed,
    async check() {
      await db.selectFrom('users').select('id').limit(1).execute();
    },
    close: () => pool.close(),
  };
}
