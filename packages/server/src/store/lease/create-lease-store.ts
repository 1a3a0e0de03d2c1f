import type { LeaseStore } from '../../lease/lease-store.ts';
import type { SqlEngine } from '../engine.ts';

/** Keeps one row for each name in the table `leases`. In transactions, for the reason that the secret check has. */
export function createLeaseStore({ transaction }: SqlEngine): LeaseStore {
  return {
    take: ({ name, holder, nowSeconds, untilSeconds }) =>
      transaction(async (running) => {
        const beyondSeconds = untilSeconds + (untilSeconds - nowSeconds);
        const taken = await running
          .insertInto('leases')
          .values({ name, holder, until: untilSeconds })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet({ holder, until: untilSeconds })
              .where(({ eb, or }) =>
                or([
                  eb('leases.holder', '=', holder),
                  eb('leases.until', '<=', nowSeconds),
                  eb('leases.until', '>', beyondSeconds),
                ]),
              ),
          )
          .returning('name')
          .executeTakeFirst();
        return taken !== undefined;
      }),
  };
}
