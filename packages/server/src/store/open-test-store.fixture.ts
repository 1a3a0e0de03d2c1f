import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { NewAccount } from '../account/account-store.ts';
import { openStore, type Store } from './open-store.ts';

/** A folder of the running test's own, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a real file, closed after the running test. */
export async function openTestStore(file = join(temporaryFolder(), 'store.sqlite')): Promise<Store> {
  const store = await openStore({ file });
  onTestFinished(() => store.close());
  return store;
}

/** An account to insert, named as told. */
export function newAccount(username: string, changes: Partial<NewAccount> = {}): NewAccount {
  return {
    username,
    usernameKey: username.toLowerCase(),
    passwordHash: `hash of ${username}`,
    scopes: [],
    demo: false,
    createdAtSeconds: 1_700_000_000,
    ...changes,
  };
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
