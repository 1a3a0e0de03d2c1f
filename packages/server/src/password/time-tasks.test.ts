import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createBoundedQueue } from './bounded-queue.ts';
import { createPasswordHasher } from './create-password-hasher.ts';
import { timeTasks, type HashTiming } from './time-tasks.ts';

function timedQueue(maxQueued: number) {
  const heard: HashTiming[] = [];
  let milliseconds = 0;
  const queue = timeTasks(
    createBoundedQueue(1, maxQueued),
    () => milliseconds,
    (timing) => heard.push(timing),
  );
  return { queue, heard, pass: (more: number) => void (milliseconds += more) };
}

describe('timing the queue of hashes', () => {
  it('tells waiting from hashing', async () => {
    const { queue, heard, pass } = timedQueue(1);
    const end = Promise.withResolvers<string>();
    const first = queue.run(() => end.promise);
    const second = queue.run(() => {
      pass(5);
      return Promise.resolve();
    });
    expect(queue.waiting).toBe(1);
    await nextTurn();
    pass(20);
    end.resolve('hashed');
    await Promise.all([first, second]);
    expect(queue.waiting).toBe(0);
    expect(heard).toEqual([
      { waitMilliseconds: 0, hashMilliseconds: 20 },
      { waitMilliseconds: 20, hashMilliseconds: 5 },
    ]);
  });

  it('hears of a hash that failed, and of none that was refused', async () => {
    const { queue, heard } = timedQueue(0);
    const end = Promise.withResolvers<string>();
    const running = queue.run(() => end.promise);
    await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'overloaded' });
    expect(heard).toEqual([]);
    end.reject(new Error('boom'));
    await expect(running).rejects.toThrow('boom');
    expect(heard).toHaveLength(1);
  });

  it('is what a hasher tells of its own hashes', async () => {
    const heard: HashTiming[] = [];
    let milliseconds = 0;
    const passwords = createPasswordHasher({
      parameters: { memoryKib: 64, passes: 1, lanes: 1 },
      onHash: (timing) => heard.push(timing),
      monotonicClock: () => (milliseconds += 7),
    });
    expect(await passwords.verify(await passwords.hash('password'), 'password')).toBe(true);
    expect(heard).toEqual(Array(2).fill({ waitMilliseconds: 7, hashMilliseconds: 7 }));
    expect(passwords.waiting).toBe(0);
  });
});
