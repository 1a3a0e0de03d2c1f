import { describe, expect, it } from 'vitest';
import { engines, openTestStore } from '../store/open-test-store.fixture.ts';
import { insertSession, sampleSession, startSeconds } from '../testing/contract/samples.ts';
import { pruneStore, type PrunedStore } from './prune-store.ts';

const daySeconds = 86_400;

/** A store whose parts delete so many rows, or fail, and the order in which they were asked. */
function answering(answers: { [Part in keyof PrunedStore]?: number | Error }) {
  const asked: string[] = [];
  const part = (name: keyof PrunedStore) => ({
    prune() {
      asked.push(name);
      const answer = answers[name] ?? 0;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  const store = {
    sessions: part('sessions'),
    feed: part('feed'),
    throttle: part('throttle'),
    audit: part('audit'),
  };
  return { store, asked };
}

const prune = (store: PrunedStore) => pruneStore(store, startSeconds * 1_000, 90);

describe('pruning a store', () => {
  it('takes sessions first, by whose facts the store finds them', async () => {
    const { store, asked } = answering({});
    expect(await prune(store)).toBe('done');
    expect(asked).toEqual(['sessions', 'feed', 'throttle', 'audit']);
  });

  it('leaves the facts until no session is left that they void', async () => {
    const { store, asked } = answering({ sessions: 20_000 });
    expect(await prune(store)).toBe('more');
    expect(asked).toEqual(['sessions', 'throttle', 'audit']);
  });

  it.each(['feed', 'throttle', 'audit'])(
    'has more to do after all that can be done at once (%s)',
    async (part) => {
      expect(await prune(answering({ [part]: 19_999 }).store)).toBe('done');
      expect(await prune(answering({ [part]: 20_000 }).store)).toBe('more');
    },
  );

  it('gives the others their turn where one fails, and says so at the end', async () => {
    const { store, asked } = answering({ sessions: new Error('first'), throttle: new Error('second') });
    await expect(prune(store)).rejects.toThrow('first');
    expect(asked).toEqual(['sessions', 'throttle', 'audit']);
  });

  it('needs neither counters nor a trail', async () => {
    const { sessions, feed } = answering({}).store;
    expect(await prune({ sessions, feed })).toBe('done');
  });
});

describe.each(engines)('pruning a store on %s', (engine) => {
  it('deletes what is over and nothing else', async () => {
    const store = await openTestStore(engine);
    await insertSession(store, 1);
    await store.sessions.insert(sampleSession(2, { nowSeconds: startSeconds + 100 * daySeconds }));
    for (const age of [101, 91, 89])
      await store.audit.append([entryAt(startSeconds + (100 - age) * daySeconds)]);
    const nowMilliseconds = (startSeconds + 100 * daySeconds) * 1_000;
    expect(await pruneStore(store, nowMilliseconds, 90)).toBe('done');
    const left = await store.audit.read({ limit: 10 });
    expect(left.map(({ atMilliseconds }) => atMilliseconds)).toEqual([
      nowMilliseconds - 89 * daySeconds * 1_000,
    ]);
    const sessions = await store.sessions.list('alice', startSeconds);
    expect(sessions.map(({ createdAtSeconds }) => createdAtSeconds)).toEqual([
      startSeconds + 100 * daySeconds,
    ]);
  });
});

function entryAt(seconds: number) {
  const nobody = {
    reason: null,
    detail: null,
    subject: null,
    actor: null,
    sid: null,
    ip: null,
    userAgent: null,
  };
  return {
    atMilliseconds: seconds * 1_000,
    action: 'sign_in',
    result: 'success',
    requestId: null,
    ...nobody,
  } as const;
}
