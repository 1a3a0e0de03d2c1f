import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { EngineKind, SqlEngine } from './engine.ts';
import { openEngine } from './open-engine.ts';
import type { StoreLocation } from './store-location.ts';
import { openStore, type Store } from './open-store.ts';
import { temporarySchemaUrl } from './postgres/test-database.fixture.ts';
import { resolveLimits, type StoreLimits } from './store-limits.ts';

/** A folder of the running test's own, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** For `describe.each`. Where there is no PostgreSQL, its tests are skipped by their names. */
export const engines: readonly EngineKind[] = ['sqlite', 'postgres'];

/** A place for a store of the running test's own: a new file, or a new schema of a real PostgreSQL. */
export async function temporaryLocation(engine: EngineKind = 'sqlite'): Promise<StoreLocation> {
  if (engine === 'postgres') return { url: await temporarySchemaUrl() };
  return { file: join(temporaryFolder(), 'store.sqlite') };
}

/** A store in a place of its own or in the place given, closed after the running test. */
export async function openTestStore(
  where: EngineKind | StoreLocation = 'sqlite',
  limits: Partial<StoreLimits> = {},
): Promise<Store> {
  const location = typeof where === 'string' ? await temporaryLocation(where) : where;
  const store = await openStore({ ...location, limits });
  onTestFinished(async () => {
    await store.close();
  });
  return store;
}

/** As `openTestStore`, for tests of what stands below the ports. */
export async function openTestEngine(
  where: EngineKind | StoreLocation = 'sqlite',
  limits: Partial<StoreLimits> = {},
): Promise<SqlEngine> {
  const location = typeof where === 'string' ? await temporaryLocation(where) : where;
  const engine = await openEngine(location, resolveLimits(limits));
  onTestFinished(async () => {
    await engine.close();
  });
  return engine;
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
