import { join } from 'node:path';
import { LatchkeyError, openStore, type Store } from '@latchkey/server';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../test-server.fixture.ts';
import { createMetrics } from './create-metrics.ts';
import { sample, seriesOf } from './samples.fixture.ts';

const failures = 'latchkey_store_failures_total';

async function openTestStore(): Promise<Store> {
  const store = await openStore({ file: join(temporaryFolder(), 'store.sqlite') });
  onTestFinished(async () => {
    await store.close();
  });
  return store;
}

it('leaves nothing of a store out', async () => {
  const store = await openTestStore();
  const counted = createMetrics('1.2.3').countStoreCalls(store);
  const shape = (value: object): unknown[] =>
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      typeof member === 'object' && member !== null ? shape(member) : typeof member,
    ]);
  expect(shape(counted)).toEqual(shape(store));
  expect(counted.feed.local).toBe(store.feed.local);
  expect(counted.name).toBe(store.name);
});

it('times the calls to each part', async () => {
  const metrics = createMetrics('1.2.3');
  const store = metrics.countStoreCalls(await openTestStore());
  expect(await store.accounts.findById('1')).toBeNull();
  await store.check();
  const calls = 'latchkey_store_call_duration_seconds_count';
  expect(await sample(metrics, `${calls}{port="accounts"}`)).toBe(1);
  expect(await sample(metrics, `${calls}{port="store"}`)).toBe(1);
});

it('counts a call that found the store out of reach, and passes its failure on', async () => {
  const metrics = createMetrics('1.2.3');
  const opened = await openTestStore();
  const store = metrics.countStoreCalls(opened);
  const series = `${failures}{port="accounts",call="findById",code="store_unavailable"}`;
  expect(await sample(metrics, series)).toBe(0);
  await opened.close();
  await expect(store.accounts.findById('1')).rejects.toBeInstanceOf(LatchkeyError);
  expect(await sample(metrics, series)).toBe(1);
});

it('counts what nobody foresaw apart', async () => {
  const metrics = createMetrics('1.2.3');
  // One port is enough: each is wrapped in the same way.
  const broken = { accounts: { findById: () => Promise.reject(new Error('marked')) } } as unknown as Store;
  const store = metrics.countStoreCalls(broken);
  await expect(store.accounts.findById('1')).rejects.toThrow('marked');
  expect(await seriesOf(metrics, failures)).toContain(
    `${failures}{port="accounts",call="findById",code="unexpected"}`,
  );
});
