import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FairLock, type FairLockLimits } from './fair-lock.ts';

const refusal = (message: string) => ({ code: 'store_unavailable', cause: { message } });

function lockWith(limits: Partial<FairLockLimits> = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return new FairLock({ maxWaiting: 10, waitMilliseconds: 1_000, ...limits });
}

describe('a fair lock', () => {
  it('lets one in at a time, in the order of asking', async () => {
    const lock = lockWith();
    const order: number[] = [];
    const visits = [1, 2, 3].map(async (visitor) => {
      const release = await lock.acquire();
      order.push(visitor);
      await nextTurn();
      order.push(visitor);
      release();
    });
    await Promise.all(visits);
    expect(order).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('lets in as many at a time as there are places', async () => {
    const lock = lockWith({ places: 2 });
    const [first, second] = await Promise.all([lock.acquire(), lock.acquire()]);
    let third = 'waits';
    const entering = lock.acquire().then((release) => ((third = 'is inside'), release));
    await nextTurn();
    expect(third).toBe('waits');
    second();
    const release = await entering;
    let empty = false;
    const closing = lock.close().then(() => (empty = true));
    first();
    await nextTurn();
    expect(empty).toBe(false);
    release();
    await closing;
  });

  it('is not opened twice by one holder', async () => {
    const lock = lockWith();
    const release = await lock.acquire();
    const second = lock.acquire();
    let third = 'waits';
    void lock.acquire().then(() => (third = 'is inside'));
    release();
    release();
    await second;
    await nextTurn();
    expect(third).toBe('waits');
  });

  it('refuses at once whoever would be one too many', async () => {
    const lock = lockWith({ maxWaiting: 1 });
    const release = await lock.acquire();
    const waiting = lock.acquire();
    await expect(lock.acquire()).rejects.toMatchObject(refusal('1 callers are waiting already'));
    release();
    await expect(waiting).resolves.toBeTypeOf('function');
  });

  it('refuses those who waited too long, and passes them over', async () => {
    const lock = lockWith();
    const release = await lock.acquire();
    const late = expect(lock.acquire()).rejects.toMatchObject(refusal('no turn within 1000 ms'));
    vi.advanceTimersByTime(999);
    const patient = lock.acquire();
    vi.advanceTimersByTime(1);
    await late;
    release();
    await expect(patient).resolves.toBeTypeOf('function');
  });

  it('refuses everybody once it closes, and tells when it is empty', async () => {
    const lock = lockWith();
    // Having been empty before does not count.
    (await lock.acquire())();
    const release = await lock.acquire();
    const waiting = expect(lock.acquire()).rejects.toMatchObject(refusal('the store is closed'));
    let empty = false;
    const closing = lock.close().then(() => (empty = true));
    await waiting;
    await expect(lock.acquire()).rejects.toMatchObject(refusal('the store is closed'));
    await nextTurn();
    expect(empty).toBe(false);
    release();
    await closing;
  });
});
