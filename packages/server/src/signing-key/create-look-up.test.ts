import { describe, expect, it } from 'vitest';
import { createLookUp } from './create-look-up.ts';
import { createMemoryKeyStore } from './memory-key-store.fixture.ts';
import { nextKid, openNode, publishedSeconds, start } from './test-node.fixture.ts';

/** A look-up whose reloads end when the test says so. */
function watched() {
  const known = new Set<string>();
  const ends: ((succeeded: boolean) => void)[] = [];
  const time = { milliseconds: 0 };
  const { lookUp, forget } = createLookUp({
    isKnown: (kid) => known.has(kid),
    reload: () => new Promise((resolve) => ends.push(resolve)),
    monotonicClock: () => time.milliseconds,
  });
  /** Looks up, with the reload that it causes ending at once. */
  async function ask(kid: string, succeeded = true): Promise<{ known: boolean; reloads: number }> {
    const before = ends.length;
    const answer = lookUp(kid);
    ends.slice(before).forEach((end) => end(succeeded));
    return { known: await answer, reloads: ends.length - before };
  }
  return { known, ends, time, lookUp, forget, ask };
}

const interval = 5_000;

describe('a name that is not in the ring', () => {
  it('is looked for once in five seconds', async () => {
    const { ask, time } = watched();
    expect(await ask('a')).toEqual({ known: false, reloads: 1 });
    time.milliseconds = interval - 1;
    expect(await ask('b')).toEqual({ known: false, reloads: 0 });
    time.milliseconds = interval;
    expect(await ask('b')).toEqual({ known: false, reloads: 1 });
  });

  it('is known if the reload finds it', async () => {
    const { lookUp, ends, known } = watched();
    const answer = lookUp('a');
    known.add('a');
    ends[0]?.(true);
    expect(await answer).toBe(true);
  });

  it('shares the reload with all that are asked for meanwhile', async () => {
    const { lookUp, ends, known, ask, time } = watched();
    const answers = ['a', 'b', 'a', 'c'].map((kid) => lookUp(kid));
    expect(ends).toHaveLength(1);
    known.add('b');
    ends[0]?.(true);
    expect(await Promise.all(answers)).toEqual([false, true, false, false]);
    // The reload had begun before the third was asked for: it is not remembered as unknown.
    time.milliseconds = interval;
    expect(await ask('c')).toEqual({ known: false, reloads: 1 });
  });

  it('is remembered, and not looked for again', async () => {
    const { ask, time, forget } = watched();
    await ask('a');
    time.milliseconds = 10 * interval;
    expect(await ask('a')).toEqual({ known: false, reloads: 0 });
    forget();
    expect(await ask('a')).toEqual({ known: false, reloads: 1 });
  });

  it('is not remembered where the ring could not be read', async () => {
    const { ask, time } = watched();
    expect(await ask('a', false)).toEqual({ known: false, reloads: 1 });
    time.milliseconds = interval;
    expect(await ask('a')).toEqual({ known: false, reloads: 1 });
  });

  it('is one of a thousand that are remembered, the oldest of which are dropped', async () => {
    const { ask, time } = watched();
    for (let index = 0; index < 1_001; index += 1) {
      await ask(`kid-${index}`);
      time.milliseconds += interval;
    }
    expect(await ask('kid-1')).toEqual({ known: false, reloads: 0 });
    expect(await ask('kid-1000')).toEqual({ known: false, reloads: 0 });
    expect(await ask('kid-0')).toEqual({ known: false, reloads: 1 });
  });

  it.each<[string, unknown]>([
    ['empty', ''],
    ['too long', 'k'.repeat(257)],
    ['half a character', '\ud800'],
    ['a number', 7],
    ['nothing', undefined],
    ['null', null],
    ['an object', { toString: () => 'a' }],
    ['an array', ['a']],
  ])('is no name at all and asks nobody: %s', async (_, kid) => {
    const { ask } = watched();
    expect(await ask(kid as string)).toEqual({ known: false, reloads: 0 });
  });

  it.each(['__proto__', 'constructor', 'toString', 'k'.repeat(256)])(
    'is nothing but a name: %s',
    async (kid) => {
      const { ask, known, time } = watched();
      expect(await ask(kid)).toEqual({ known: false, reloads: 1 });
      time.milliseconds = interval;
      known.add('else');
      expect(await ask(kid)).toEqual({ known: false, reloads: 0 });
    },
  );
});

describe('looking up on a node', () => {
  it('finds a key that another node made meanwhile, and asks nobody for those it knows', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time), await openNode(store, time)];
    time.seconds += publishedSeconds;
    await one.rotate();
    const loads = store.loads();
    expect(await two.lookUp(one.signingKey().kid ?? '')).toBe(true);
    expect(store.loads()).toBe(loads);
    expect(await two.lookUp(nextKid(one))).toBe(true);
    expect(store.loads()).toBe(loads + 1);
    expect(two.signingKey().kid).toBe(one.signingKey().kid);
  });

  it('is false and no more while the store is away', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time), await openNode(store, time)];
    time.seconds += publishedSeconds;
    await one.rotate();
    store.fail(new Error('the store is away'));
    expect(await two.lookUp(nextKid(one))).toBe(false);
    store.fail(null);
    time.seconds += 5;
    expect(await two.lookUp(nextKid(one))).toBe(true);
  });

  it('forgets what was unknown when the ring is another', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time);
    await node.lookUp('a');
    time.seconds += publishedSeconds;
    await node.rotate();
    const loads = store.loads();
    await node.lookUp('a');
    expect(store.loads()).toBe(loads + 1);
  });
});
