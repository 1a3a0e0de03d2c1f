import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openTestSessions, refreshTokenOf } from '../session/open-sessions.fixture.ts';
import { openTestStore } from '../store/open-test-store.fixture.ts';
import { guardListener } from './guard-listener.ts';
import { LatchkeyError } from './latchkey-error.ts';

/** The warnings of the process from now on, which are not printed. */
function watchWarnings(): unknown[] {
  const warnings: unknown[] = [];
  const spy = vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(warning));
  onTestFinished(() => spy.mockRestore());
  return warnings;
}

const secretFault = new TypeError('it holds a secret');

describe('a guarded listener', () => {
  it('hears at once what it is told', () => {
    const heard: unknown[] = [];
    guardListener('onError', (news) => heard.push(news))('news');
    expect(heard).toEqual(['news']);
  });

  it.each([
    [
      'throws an error',
      () => {
        throw secretFault;
      },
      'TypeError',
    ],
    ['rejects with an error', () => Promise.reject(secretFault), 'TypeError'],
    [
      'throws something else',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- an application may
        throw 'it holds a secret';
      },
      'unknown',
    ],
  ])('that %s causes a warning and nothing else', async (_, listener, kind) => {
    const warnings = watchWarnings();
    guardListener('onError', listener)(null);
    await nextTurn();
    expect(warnings).toEqual([`onError failed: ${kind}`]);
  });
});

it('an onEvent that throws changes nothing of the answer', async () => {
  const warnings = watchWarnings();
  const { signIn, next } = await openTestSessions({
    onEvent: () => {
      throw secretFault;
    },
  });
  const first = refreshTokenOf(await signIn());
  await next(await next(first));
  await expect(next(first)).rejects.toMatchObject({ code: 'session_ended' });
  await nextTurn();
  expect(warnings).toEqual(['onEvent failed: TypeError']);
});

it('an onError that throws does not end the following of the feed', async () => {
  const warnings = watchWarnings();
  const store = await openTestStore();
  let connects = 0;
  const connect: typeof store.feed.connect = async (wake) => {
    connects += 1;
    const connection = await store.feed.connect(wake);
    if (connects > 1) return connection;
    let reads = 0;
    const read: typeof connection.read = (after) => {
      reads += 1;
      const fault = new LatchkeyError('store_unavailable', 'The store is out of reach');
      return reads > 1 ? Promise.reject(fault) : connection.read(after);
    };
    return { ...connection, read };
  };
  await openTestSessions({
    store: { ...store, feed: { ...store.feed, connect } },
    onError: () => {
      throw secretFault;
    },
  });
  await expect.poll(() => connects, { timeout: 20_000 }).toBe(2);
  expect(warnings).toEqual(['onError failed: TypeError']);
});
