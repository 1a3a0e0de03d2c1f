import { sql } from 'kysely';
import type { FeedStore } from '../../feed/feed-store.ts';
import { clockMarginSeconds } from '../clock-margin-seconds.ts';
import type { Transactions } from '../create-transactions.ts';
import { deleteInBatches } from '../delete-in-batches.ts';
import type { SqlEngine } from '../engine.ts';
import { lockFreeRows } from '../lock-free-rows.ts';
import { readFeedPage } from './read-feed-page.ts';

/** Keeps facts in the table `facts`, counted by `feed_head`. */
export function createFeedStore(engine: SqlEngine, transactions: Transactions): FeedStore {
  return {
    local: engine.kind === 'sqlite',
    onCommit: transactions.onCommit,

    async connect(wake) {
      const { db, close } = await engine.openFeedConnection(wake);
      return { read: (after) => readFeedPage(db, after), close };
    },

    async raiseKeepSeconds(seconds) {
      // In a transaction, for the reason that the secret check has.
      await engine.transaction((transaction) =>
        transaction
          .updateTable('feed_head')
          .set({ keep_seconds: seconds })
          .where('keep_seconds', '<', seconds)
          .execute(),
      );
    },

    async endToken({ jti, nowSeconds }) {
      await transactions.run(({ appendFact }) => appendFact({ kind: 'token_ended', jti }, nowSeconds));
    },

    prune(nowSeconds) {
      const old = engine.db
        .selectFrom('facts')
        .select('number')
        .where(
          'created_at',
          '<',
          sql<number>`${nowSeconds - clockMarginSeconds} - (select keep_seconds from feed_head)`,
        );
      return deleteInBatches(async (limit) => {
        const { numDeletedRows } = await engine.db
          .deleteFrom('facts')
          .where('number', 'in', lockFreeRows(old.limit(limit), 'facts', engine.kind))
          .executeTakeFirst();
        return Number(numDeletedRows);
      });
    },
  };
}
