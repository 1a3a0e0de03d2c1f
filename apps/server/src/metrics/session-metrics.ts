import type { Sessions } from '@latchkey/server';
import { Counter, Gauge, type Registry } from 'prom-client';

/** What of the sessions is watched: all of it is in memory, so reading it asks no database. */
export interface WatchedSessions {
  readonly revocations: Pick<Sessions['revocations'], 'isStale' | 'lagSeconds' | 'size'>;
  readonly keys: Pick<Sessions['keys'], 'list'>;
}

export interface SessionMetrics {
  countReplay(): void;
  watch(sessions: WatchedSessions): void;
}

export function createSessionMetrics(registry: Registry): SessionMetrics {
  const replays = new Counter({
    name: 'latchkey_refresh_replays_total',
    help: 'Sessions that ended because an old refresh token was used again',
    registers: [registry],
  });
  let watched: WatchedSessions | null = null;
  const gauge = (name: string, help: string, read: (sessions: WatchedSessions) => number | null) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const value = watched === null ? null : read(watched);
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  gauge(
    'latchkey_revocation_feed_lag_seconds',
    'Time since the feed of revocations was last read',
    ({ revocations }) => revocations.lagSeconds(),
  );
  gauge(
    'latchkey_revocations_stale',
    'Whether protected routes are closed, because the feed has been out of reach for too long',
    ({ revocations }) => (revocations.isStale() ? 1 : 0),
  );
  gauge(
    'latchkey_revocation_facts',
    'Sessions, tokens and users that revocations are remembered of',
    ({ revocations }) => revocations.size,
  );
  gauge(
    'latchkey_signing_key_activated_timestamp_seconds',
    'When the key that signs began to, in seconds since 1970',
    activatedAtSeconds,
  );
  return {
    countReplay: () => replays.inc(),
    watch(sessions) {
      watched = sessions;
    },
  };
}

/** Null where the key is given and no ring rotates it. */
function activatedAtSeconds({ keys }: WatchedSessions): number | null {
  return keys.list().find(({ state }) => state === 'active')?.activatedAtSeconds ?? null;
}
