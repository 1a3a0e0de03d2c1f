import { LatchkeyError } from '../error/latchkey-error.ts';
import type { Fact, NumberedFact } from './fact.ts';
import type { FeedConnection, FeedPage, FeedPosition, FeedStore } from './feed-store.ts';

export const unreachable = new LatchkeyError('store_unavailable', 'The store is out of reach');

/** A feed in memory that fails, hesitates and starts over when told to. */
export function createFakeFeed({ local = false } = {}) {
  let epoch = 'first';
  let number = 0;
  let facts: NumberedFact[] = [];
  let gate: Promise<unknown> | null = null;
  const listeners = new Set<(facts: readonly NumberedFact[]) => void>();
  const connections = new Set<{ readonly wake: () => void }>();

  function append(fact: Fact): NumberedFact {
    number += 1;
    const numbered = { number, createdAtSeconds: 0, fact };
    facts.push(numbered);
    return numbered;
  }

  function page(after: FeedPosition | null): FeedPage {
    const whole = after?.epoch !== epoch || after.number > number;
    const news = whole ? facts : facts.filter((fact) => fact.number > after.number);
    return { position: { epoch, number }, whole, facts: [...news], keepSeconds: feed.keepSeconds };
  }

  /** Waits if told to, and fails if told to by then. */
  async function trouble(): Promise<void> {
    await gate;
    if (feed.down) throw unreachable;
  }

  async function connect(wake: () => void): Promise<FeedConnection> {
    feed.connects += 1;
    await trouble();
    const connection = { wake };
    connections.add(connection);
    return {
      async read(after) {
        feed.reads.push(after?.number ?? null);
        feed.readsUnderWay += 1;
        feed.mostReadsAtOnce = Math.max(feed.mostReadsAtOnce, feed.readsUnderWay);
        const seen = page(after);
        try {
          await trouble();
        } finally {
          feed.readsUnderWay -= 1;
        }
        return seen;
      },
      close() {
        connections.delete(connection);
        return Promise.resolve();
      },
    };
  }

  const store: FeedStore = {
    local,
    connect,
    onCommit(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    raiseKeepSeconds: () => Promise.reject(new Error('not part of following')),
    endToken: () => Promise.reject(new Error('not part of following')),
    prune: () => Promise.reject(new Error('not part of following')),
  };

  const feed = {
    store,
    keepSeconds: 310,
    /** Whether everything fails that is under way or begins. */
    down: false,
    connects: 0,
    /** The number after which each read asked. */
    reads: [] as (number | null)[],
    readsUnderWay: 0,
    mostReadsAtOnce: 0,
    get connections() {
      return connections.size;
    },
    get listeners() {
      return listeners.size;
    },
    /** Another node writes a fact; nobody is woken. */
    write: append,
    /** This process commits a fact. */
    commit(fact: Fact): void {
      const numbered = append(fact);
      for (const listener of listeners) listener([numbered]);
    },
    wake(): void {
      for (const connection of connections) connection.wake();
    },
    /** The database is another one, with other facts: restored from a backup, say. */
    startOver(next: {
      readonly epoch: string;
      readonly number: number;
      readonly facts: readonly Fact[];
    }): void {
      epoch = next.epoch;
      facts = [];
      number = next.number - next.facts.length;
      next.facts.forEach(append);
    },
    /** From now on connects and reads wait, after they have seen what there is, until the function is called. */
    hold(): () => void {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      gate = promise;
      return () => {
        gate = null;
        resolve(undefined);
      };
    },
  };
  return feed;
}

export type FakeFeed = ReturnType<typeof createFakeFeed>;
