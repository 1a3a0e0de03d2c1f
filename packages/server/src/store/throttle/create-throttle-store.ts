import type { ThrottleStore } from '../../throttle/throttle-store.ts';
import type { SqlEngine } from '../engine.ts';
import { toCounters } from './counter-row.ts';
import { lockCounters } from './lock-counters.ts';
import { pruneCounters } from './prune-counters.ts';
import { writeCounters } from './write-counters.ts';

/** Keeps the counters of the throttle in the table `throttle_counters`, which no other command touches. */
export function createThrottleStore(engine: SqlEngine): ThrottleStore {
  return {
    async reserve(keys, nowSeconds, decide) {
      // A flood of attempts that are held must neither write nor wait for locks.
      const seen = decide(toCounters(await selectCounters(engine, keys), nowSeconds));
      if (seen.result === 'held') return seen;
      return engine.transaction(async (transaction) => {
        const decided = decide(await lockCounters(transaction, keys, nowSeconds));
        if (decided.result === 'reserved') await writeCounters(transaction, decided.counters);
        return decided;
      });
    },

    update: (keys, nowSeconds, change) =>
      engine.transaction(async (transaction) => {
        await writeCounters(transaction, change(await lockCounters(transaction, keys, nowSeconds)));
      }),

    prune: (nowSeconds) => pruneCounters(engine, nowSeconds),
  };
}

function selectCounters({ db }: SqlEngine, keys: readonly string[]) {
  return db.selectFrom('throttle_counters').selectAll().where('key', 'in', keys).execute();
}
