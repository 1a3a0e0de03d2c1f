import type { SecretCheckStore } from '../secret/secret-check-store.ts';
import type { SqlEngine } from './engine.ts';

/**
 * Keeps the value in the one row of the table `secret_check`. In transactions, single statements too: a server may have
 * another isolation level by default, under which one of two nodes that start at once would be refused.
 */
export function createSecretCheckStore({ transaction }: SqlEngine): SecretCheckStore {
  return {
    settle: (value) =>
      transaction(async (running) => {
        const row = await running
          .insertInto('secret_check')
          .values({ id: 1, value })
          // Changes nothing, and unlike `do nothing` returns the row that is there.
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ id: 1 }))
          .returning('value')
          .executeTakeFirstOrThrow();
        return row.value;
      }),

    replace: ({ expected, value }) =>
      transaction(async (running) => {
        const { numUpdatedRows } = await running
          .updateTable('secret_check')
          .set({ value })
          .where('value', '=', expected)
          .executeTakeFirst();
        return numUpdatedRows > 0n ? 'replaced' : 'conflict';
      }),
  };
}
