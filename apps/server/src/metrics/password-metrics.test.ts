import { createPasswordHasher } from '@latchkey/server';
import { expect, it } from 'vitest';
import { createMetrics } from './create-metrics.ts';
import { sample } from './samples.fixture.ts';

it('knows how long hashes wait and take, and how many wait', async () => {
  const metrics = createMetrics('1.2.3');
  const waiting = () => sample(metrics, 'latchkey_password_queue_waiting');
  expect(await waiting()).toBe(0);
  let milliseconds = 0;
  const passwords = createPasswordHasher({
    concurrency: 1,
    parameters: { memoryKib: 64, passes: 1, lanes: 1 },
    onHash: metrics.passwords.countHash,
    monotonicClock: () => (milliseconds += 1500),
  });
  metrics.passwords.watch(passwords);
  const hashes = [passwords.hash('one'), passwords.hash('two'), passwords.hash('three')];
  const waitingMeanwhile = waiting();
  expect(passwords.waiting).toBe(2);
  await Promise.all(hashes);
  expect(await waitingMeanwhile).toBeGreaterThan(0);
  expect(await waiting()).toBe(0);
  expect(await sample(metrics, 'latchkey_password_hash_duration_seconds_count')).toBe(3);
  expect(await sample(metrics, 'latchkey_password_hash_duration_seconds_sum')).toBe(4.5);
  expect(await sample(metrics, 'latchkey_password_queue_wait_seconds_count')).toBe(3);
  expect(await sample(metrics, 'latchkey_password_queue_wait_seconds_bucket{le="1"}')).toBe(0);
});
