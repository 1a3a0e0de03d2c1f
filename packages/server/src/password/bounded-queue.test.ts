import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createBoundedQueue } from './bounded-queue.ts';

/** Tasks that end when told to, and a record of those that began. */
function manualTasks() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const task = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => {
      ends.set(name, (error) => (error ? reject(error) : resolve(name)));
    });
  };
  return { begun, task, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

describe('the bounded queue', () => {
  it('runs no more than its concurrency at a time, in the order of arrival', async () => {
    const { begun, task, end } = manualTasks();
    const queue = createBoundedQueue(2, 10);
    const runs = ['a', 'b', 'c', 'd'].map((name) => queue.run(task(name)));
    await nextTurn();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await runs[1];
    await nextTurn();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('a');
    await runs[0];
    await nextTurn();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses at once what comes past its end, and never starts it', async () => {
    const { begun, task, end } = manualTasks();
    const queue = createBoundedQueue(1, 1);
    const running = queue.run(task('running'));
    const waiting = queue.run(task('waiting'));
    await expect(queue.run(task('refused'))).rejects.toMatchObject({
      code: 'overloaded',
      retryAfterSeconds: 2,
    });
    end('running');
    await running;
    await nextTurn();
    end('waiting');
    await waiting;
    expect(begun).toEqual(['running', 'waiting']);
  });

  it('goes on after a task that failed', async () => {
    const { task, end } = manualTasks();
    const queue = createBoundedQueue(1, 1);
    const failing = queue.run(task('failing'));
    const next = queue.run(task('next'));
    await nextTurn();
    end('failing', new Error('boom'));
    await expect(failing).rejects.toThrow('boom');
    await nextTurn();
    end('next');
    await expect(next).resolves.toBe('next');
    const later = queue.run(task('later'));
    await nextTurn();
    end('later');
    await expect(later).resolves.toBe('later');
  });
});
