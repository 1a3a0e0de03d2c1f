import { join } from 'node:path';
import { openSessions, openStore } from '@latchkey/server';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../test-server.fixture.ts';
import { createMetrics } from './create-metrics.ts';
import { sample } from './samples.fixture.ts';

type Key = ReturnType<
  Parameters<ReturnType<typeof createMetrics>['sessions']['watch']>[0]['keys']['list']
>[number];

const key = (state: Key['state'], activatedAtSeconds: number | null) =>
  ({ state, activatedAtSeconds }) as Key;

function watched() {
  const metrics = createMetrics('1.2.3');
  const now = { lag: 0.2, stale: false, size: 3, keys: [] as Key[] };
  metrics.sessions.watch({
    revocations: {
      lagSeconds: () => now.lag,
      isStale: () => now.stale,
      get size() {
        return now.size;
      },
    },
    keys: { list: () => now.keys },
  });
  return { metrics, now };
}

it('reads what is in memory when it is asked', async () => {
  const { metrics, now } = watched();
  expect(await sample(metrics, 'latchkey_revocation_feed_lag_seconds')).toBe(0.2);
  expect(await sample(metrics, 'latchkey_revocations_stale')).toBe(0);
  expect(await sample(metrics, 'latchkey_revocation_facts')).toBe(3);
  Object.assign(now, { lag: 61, stale: true, size: 4 });
  expect(await sample(metrics, 'latchkey_revocation_feed_lag_seconds')).toBe(61);
  expect(await sample(metrics, 'latchkey_revocations_stale')).toBe(1);
  expect(await sample(metrics, 'latchkey_revocation_facts')).toBe(4);
});

it('says since when the key signs, and nothing where no ring rotates it', async () => {
  const { metrics, now } = watched();
  const series = 'latchkey_signing_key_activated_timestamp_seconds';
  expect(await sample(metrics, series)).toBeUndefined();
  now.keys = [key('retired', 1_000), key('active', 2_000), key('next', null)];
  expect(await sample(metrics, series)).toBe(2_000);
  now.keys = [];
  expect(await sample(metrics, series)).toBeUndefined();
});

it('counts replays', async () => {
  const { metrics } = watched();
  expect(await sample(metrics, 'latchkey_refresh_replays_total')).toBe(0);
  metrics.sessions.countReplay();
  expect(await sample(metrics, 'latchkey_refresh_replays_total')).toBe(1);
});

it('asks no store, so that metrics can be read while it is away', async () => {
  const metrics = createMetrics('1.2.3');
  const store = metrics.countStoreCalls(await openStore({ file: join(temporaryFolder(), 'store.sqlite') }));
  const sessions = await openSessions({ store, secretKey: 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-' });
  metrics.sessions.watch(sessions);
  await sessions.close();
  await store.close();
  const calls = async () => {
    const { text } = await metrics.exposition();
    return text
      .split('\n')
      .filter((line) => /^latchkey_store_(call_duration_seconds_count|failures)/.test(line));
  };
  const before = await calls();
  expect(await calls()).toEqual(before);
  expect(await sample(metrics, 'latchkey_signing_key_activated_timestamp_seconds')).toBeGreaterThan(0);
});
