import type { AuditStore } from '../audit/audit-store.ts';
import type { FeedStore } from '../feed/feed-store.ts';
import type { ThrottleStore } from '../throttle/throttle-store.ts';
import type { SessionStore } from './session-store.ts';

/** What of a store grows by itself. A store of one's own may keep neither counters nor a trail. */
export interface PrunedStore {
  readonly sessions: Pick<SessionStore, 'prune'>;
  readonly feed: Pick<FeedStore, 'prune'>;
  readonly throttle?: Pick<ThrottleStore, 'prune'>;
  readonly audit?: Pick<AuditStore, 'prune'>;
}

/** What the ports delete at once. Whoever deletes as many may have left some. */
const mostAtOnce = 20_000;
const dayMilliseconds = 86_400_000;

/**
 * Deletes what is over, a part of it where there is much, and says whether there may be more. What fails keeps nothing
 * else from its turn; the first failure is thrown when all had theirs.
 */
export async function pruneStore(
  store: PrunedStore,
  nowMilliseconds: number,
  auditKeepDays: number,
): Promise<'done' | 'more'> {
  const { throttle, audit } = store;
  const nowSeconds = Math.floor(nowMilliseconds / 1_000);
  const parts = [
    () => pruneSessions(store, nowSeconds),
    () => throttle?.prune(nowSeconds),
    () => audit?.prune(Math.floor(nowMilliseconds) - auditKeepDays * dayMilliseconds),
  ];
  const faults: unknown[] = [];
  let most = 0;
  for (const prune of parts) {
    try {
      most = Math.max(most, (await prune()) ?? 0);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return most < mostAtOnce ? 'done' : 'more';
}

/** Facts only when no session is left that they void: by the facts the store finds those. */
async function pruneSessions({ sessions, feed }: PrunedStore, nowSeconds: number): Promise<number> {
  const deleted = await sessions.prune(nowSeconds);
  return deleted < mostAtOnce ? feed.prune(nowSeconds) : deleted;
}
