import { type Schedule, scheduleRef } from '../clock/schedule.ts';
import type { NumberedAuditEntry } from './audit-entry.ts';
import type { AuditQuery, AuditStore } from './audit-store.ts';
import { createSeenEntries, type SeenEntries } from './create-seen-entries.ts';

/** Options of `followAudit`. */
export interface FollowAuditOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Hears why the trail could not be read on, once until it can be again. Default: nobody hears. */
  readonly onError?: (error: unknown) => void;
  /** Default: timers that keep the process alive. */
  readonly schedule?: Schedule;
}

const pollMilliseconds = 1_000;
const pageEntries = 1_000;

/**
 * Hands over the newest `limit` entries of the query, or all those after its `afterNumber`, and then what comes, each
 * second, in the order of numbers within each call. None is handed over twice. PostgreSQL gives a number before the
 * entry can be seen, so the last ten readings are read again: an entry that comes to light later than ten seconds after
 * its number was given is missed, which the limits of the store exclude.
 *
 * Resolves once `signal` is aborted. Rejects when the first reading fails; later ones are tried again.
 */
export async function followAudit(
  store: Pick<AuditStore, 'read'>,
  query: AuditQuery,
  onEntries: (entries: readonly NumberedAuditEntry[]) => void,
  { signal, onError = () => undefined, schedule = scheduleRef }: FollowAuditOptions,
): Promise<void> {
  const isOver = () => signal.aborted;
  const hand: Hand = (entries) => {
    if (entries.length > 0 && !isOver()) onEntries(entries);
  };
  const seen = await begin(store, query, hand);
  let failing = false;
  while (!isOver()) {
    await pause(schedule, signal);
    try {
      if (!isOver()) await readOn(store, query, seen, hand);
      failing = false;
    } catch (error) {
      if (!failing) onError(error);
      failing = true;
    }
  }
}

type Hand = (entries: readonly NumberedAuditEntry[]) => void;
type Readable = Pick<AuditStore, 'read'>;

async function begin(store: Readable, query: AuditQuery, hand: Hand): Promise<SeenEntries> {
  if (query.afterNumber !== undefined) {
    const seen = createSeenEntries(query.afterNumber);
    await readOn(store, query, seen, hand);
    return seen;
  }
  // More than are asked for, so that one that comes to light among them later is known to be new.
  const limit = Math.max(query.limit, pageEntries);
  const newest = await store.read({ ...query, limit });
  const before = newest.length < limit ? 0 : (newest[0]?.number ?? 1) - 1;
  const seen = createSeenEntries(before);
  seen.add(newest);
  seen.endReading();
  hand(newest.slice(Math.max(0, newest.length - query.limit)));
  return seen;
}

async function readOn(store: Readable, query: AuditQuery, seen: SeenEntries, hand: Hand): Promise<void> {
  let afterNumber: number | undefined = seen.settledNumber();
  while (afterNumber !== undefined) {
    const page: readonly NumberedAuditEntry[] = await store.read({
      ...query,
      afterNumber,
      limit: pageEntries,
    });
    hand(seen.add(page));
    afterNumber = page.length < pageEntries ? undefined : page.at(-1)?.number;
  }
  seen.endReading();
}

async function pause(schedule: Schedule, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const end = () => resolve(undefined);
  const cancel = schedule(end, pollMilliseconds);
  signal.addEventListener('abort', end);
  await promise;
  signal.removeEventListener('abort', end);
  cancel();
}
