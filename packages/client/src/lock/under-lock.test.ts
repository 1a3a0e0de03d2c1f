import { expect, it } from 'vitest';
import { SimulatedLocks } from '../simulation/lock-manager.fixture.ts';
import { VirtualTime } from '../simulation/virtual-time.fixture.ts';
import type { LockPort } from '../environment/ports.ts';
import { underLock } from './under-lock.ts';

const run = (action: () => void) => action();

function start() {
  const time = new VirtualTime();
  const manager = new SimulatedLocks();
  const controller = new AbortController();
  const { signal } = controller;
  const locked = <T>(work: (held: boolean) => Promise<T>, locks: LockPort = manager.for({}, run)) =>
    underLock({ locks, name: 'x', timers: time }, 1_000, signal, work);
  return { time, manager, controller, locked };
}

it('starts one after the other, and says that it has the lock', async () => {
  const { locked } = start();
  const order: string[] = [];
  const work = (name: string) => async (held: boolean) => {
    order.push(`${name} starts ${held}`);
    await Promise.resolve();
    order.push(`${name} ends`);
  };
  await Promise.all([locked(work('one')), locked(work('other'))]);
  expect(order).toEqual(['one starts true', 'one ends', 'other starts true', 'other ends']);
});

it('starts without it when the wait is over, and gives a late grant back', async () => {
  const { time, locked, manager } = start();
  const first = Promise.withResolvers<string>();
  const one = locked(() => first.promise);
  let held: boolean | null = null;
  const other = locked((isHeld) => Promise.resolve((held = isHeld)));
  await time.advance(999);
  expect(held).toBeNull();
  await time.advance(1);
  expect(held).toBe(false);
  first.resolve('done');
  expect(await one).toBe('done');
  await other;
  await time.advance(1);
  expect(manager.isHeld).toBe(false);
  expect(time.pending).toBe(0);
});

it('does not start when nobody wants it any more', async () => {
  const { locked, controller, time } = start();
  const first = Promise.withResolvers<undefined>();
  locked(() => first.promise).catch(() => undefined);
  const other = locked(() => Promise.reject(new Error('started')));
  await time.advance(10);
  controller.abort();
  await expect(other).resolves.toBeUndefined();
  await expect(locked(() => Promise.reject(new Error('started')))).resolves.toBeUndefined();
});

it.each([
  [
    'throw',
    () => {
      throw new DOMException('Forbidden', 'SecurityError');
    },
  ],
  ['reject', () => Promise.reject(new DOMException('Forbidden', 'SecurityError'))],
])('starts without locks that %s', async (_name, request) => {
  const { locked } = start();
  expect(await locked((held) => Promise.resolve(held), { request })).toBe(false);
});

it('fails as the work fails, and frees the lock', async () => {
  const { locked, manager, time } = start();
  await expect(locked(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await time.advance(1);
  expect(manager.isHeld).toBe(false);
});
