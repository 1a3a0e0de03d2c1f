import type { SecretCheckStore } from '../secret/secret-check-store.ts';
import type { SqlEngine } from './engine.ts';

/** Keeps the value in the one row of the table `secret_check`. */
export function createSecretCheckStore({ db }: SqlEngine): SecretCheckStore {
  return {
    async settle(value) {
      const row = await db
        .insertInto('secret_check')
        .values({ id: 1, value })
        // Changes nothing, and unlike `do nothing` returns the row that is there.
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ id: 1 }))
        .returning('value')
        .executeTakeFirstOrThrow();
      return row.value;
    },

    async replace({ expected, value }) {
      const { numUpdatedRows } = await db
        .updateTable('secret_check')
        .set({ value })
        .where('value', '=', expected)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? 'replaced' : 'conflict';
    },
  };
}
