import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { newAccount } from './new-account.fixture.ts';
import { hangs, openTestStore, temporaryFolder, watchWorkers } from './open-test-store.fixture.ts';
import type { StoreLimits } from './store-limits.ts';

const unavailable = { code: 'store_unavailable', retryAfterSeconds: 2 };
const patient = { busyMilliseconds: 60_000 };

/** A store whose worker hangs in every write until `unlock`, and whose deadlines pass only with `pass`. */
async function stalledStore(limits: Partial<StoreLimits> = {}) {
  const file = join(temporaryFolder(), 'store.sqlite');
  const workers = watchWorkers();
  const store = await openTestStore({ file }, { ...patient, ...limits });
  await store.check();
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return {
    ...store,
    other,
    workers,
    insert: (name: string) => store.accounts.insert(newAccount(name)),
    pass: (milliseconds: number) => vi.advanceTimersByTime(milliseconds),
    unlock: () => other.exec('COMMIT'),
  };
}

describe('a store that gives no answer', () => {
  it('refuses the call at the deadline and serves the next one in another thread', async () => {
    const { accounts, insert, other, pass, unlock, workers } = await stalledStore();
    const refused = expect(insert('alice')).rejects.toMatchObject(unavailable);
    await hangs(workers.latest());
    const before = workers.count();
    pass(3_000);
    await refused;
    expect(await accounts.findByUsername('bob')).toBeNull();
    expect(workers.count()).toBe(before + 1);

    unlock();
    // What became of the first insert is unknown, but there never are two.
    await insert('alice');
    expect(other.prepare('SELECT username FROM users').all()).toEqual([{ username: 'alice' }]);
  });

  it('keeps an ordinary number of callers waiting, and refuses more at once', async () => {
    const { insert, unlock } = await stalledStore({ maxWaiting: 2 });
    const served = ['under way', 'second', 'third'].map(insert);
    await nextTurn();
    await expect(insert('fourth')).rejects.toMatchObject(unavailable);
    unlock();
    for (const { result } of await Promise.all(served)) expect(result).toBe('inserted');
  });

  it('starts no more threads than it may while those given up hang, and goes on when they end', async () => {
    const { accounts, insert, pass, unlock, workers } = await stalledStore({ maxThreads: 1 });
    const refused = expect(insert('alice')).rejects.toMatchObject(unavailable);
    await hangs(workers.latest());
    const before = workers.count();
    pass(3_000);
    await refused;
    await expect(accounts.findByUsername('alice')).rejects.toMatchObject(unavailable);
    expect(workers.count()).toBe(before);

    const ended = once(workers.latest(), 'exit');
    unlock();
    await ended;
    await expect(accounts.findByUsername('bob')).resolves.toBeNull();
  });

  it('is closed all the same, and tells that a thread is left', async () => {
    const { close, insert, pass, workers } = await stalledStore({ answerMilliseconds: 60_000 });
    const refused = ['under way', 'second', 'third'].map((name) =>
      expect(insert(name)).rejects.toMatchObject(unavailable),
    );
    await hangs(workers.latest());
    const closing = close();
    await Promise.all(refused.slice(1));
    // `close` and the call set their timers in this turn or an earlier one.
    pass(1_000);
    expect(await closing).toEqual({ result: 'thread_left' });
    await refused[0];
  });

  it('keeps no process alive once it is closed', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const child = spawn(
      process.execPath,
      ['--conditions=latchkey-source', '--input-type=module', '-e', scriptThatStalls(file)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    expect(await once(child.stdout, 'data').then(String)).toBe('nothing is left to wait for\n');
  });
});

const moduleUrl = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);

/** Closes while an insert hangs on a lock that nobody lets go of, and says when the event loop has run empty. */
const scriptThatStalls = (file: string) => `
  import { DatabaseSync } from 'node:sqlite';
  import { openStore } from ${moduleUrl('./open-store.ts')};
  import { newAccount } from ${moduleUrl('./new-account.fixture.ts')};
  const limits = { busyMilliseconds: 120_000, answerMilliseconds: 120_000, closeMilliseconds: 500 };
  const store = await openStore({ file: ${JSON.stringify(file)}, limits });
  await store.check();
  const other = new DatabaseSync(${JSON.stringify(file)});
  other.exec('BEGIN IMMEDIATE');
  store.accounts.insert(newAccount('alice')).catch(() => undefined);
  process.on('beforeExit', () => {
    process.stdout.write('nothing is left to wait for\\n');
  });
  await store.close();`;
