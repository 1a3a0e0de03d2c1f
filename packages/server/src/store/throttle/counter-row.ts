import type { Selectable } from 'kysely';
import type { ThrottleCounter, ThrottleCounters } from '../../throttle/throttle-store.ts';
import type { ThrottleCountersTable } from '../tables.ts';

type CounterRow = Selectable<ThrottleCountersTable>;

export function toRow(counter: ThrottleCounter): CounterRow {
  return {
    key: counter.key,
    failures: counter.failures,
    blocked_until: counter.blockedUntilSeconds,
    known_until: counter.knownUntilSeconds,
    forget_at: counter.forgetAtSeconds,
  };
}

/** By key, without those that are forgotten. */
export function toCounters(rows: readonly CounterRow[], nowSeconds: number): ThrottleCounters {
  const remembered = rows.filter(({ forget_at: forgetAt }) => forgetAt > nowSeconds);
  return new Map(remembered.map((row) => [row.key, toCounter(row)]));
}

function toCounter(row: CounterRow): ThrottleCounter {
  return {
    key: row.key,
    failures: row.failures,
    blockedUntilSeconds: row.blocked_until,
    knownUntilSeconds: row.known_until,
    forgetAtSeconds: row.forget_at,
  };
}
