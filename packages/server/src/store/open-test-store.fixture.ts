import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from './open-store.ts';
import type { StoreLimits } from './store-limits.ts';

/** A folder of the running test's own, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a real file, closed after the running test. */
export async function openTestStore(
  file = join(temporaryFolder(), 'store.sqlite'),
  limits: Partial<StoreLimits> = {},
): Promise<Store> {
  const store = await openStore({ file, limits });
  onTestFinished(async () => {
    await store.close();
  });
  return store;
}

/** Resolves once the worker does nothing but one thing: a turn of its loop that a lock holds up does not end. */
export async function hangs(worker: Worker): Promise<void> {
  const usage = () => worker.performance.eventLoopUtilization();
  let before = usage();
  let now = before;
  while (now.active - before.active < 100) {
    await nextTurn();
    now = usage();
    if (now.idle !== before.idle) before = now;
  }
}

/** The worker threads that this process starts from now on. */
export function watchWorkers() {
  const workers: Worker[] = [];
  const remember = (worker: Worker) => workers.push(worker);
  process.on('worker', remember);
  onTestFinished(() => void process.off('worker', remember));
  return {
    count: () => workers.length,
    latest(): Worker {
      const worker = workers.at(-1);
      if (worker === undefined) throw new Error('no worker was started');
      return worker;
    },
  };
}
