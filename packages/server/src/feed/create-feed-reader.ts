import type { Fact, NumberedFact } from './fact.ts';
import type { FeedNews, FeedStatus } from './feed-news.ts';
import type { FeedConnection, FeedPage, FeedPosition } from './feed-store.ts';

export interface FeedReaderOptions {
  readonly local: boolean;
  readonly monotonicClock: () => number;
  readonly onNews: (news: FeedNews) => void;
}

/** Where a node stands in the feed, whatever becomes of its connections. */
export interface FeedReader extends FeedStatus {
  /** Tells facts that this process has committed; the feed will bring them again. */
  hearOwn(facts: readonly NumberedFact[]): void;
  /**
   * Reads on from where the last read ended, and tells what is new. Over another connection than the last it reads
   * everything: between the two the store may have been restored, and its new facts have numbers that are known here.
   * One at a time.
   */
  read(connection: FeedConnection): Promise<void>;
}

export function createFeedReader({ local, monotonicClock, onNews }: FeedReaderOptions): FeedReader {
  let position: FeedPosition | null = null;
  let lastConnection: FeedConnection | undefined;
  let number = 0;
  let keepSeconds = 0;
  let readAtMilliseconds = Number.NEGATIVE_INFINITY;
  /** Null while no read is under way. */
  let heardWhileReading: Fact[] | null = null;
  // A process that has a file to itself knows all there is, whether or not it can read. Facts in the feed that it did
  // not commit come from another process, which may write again at any time: from then on it has to read.
  let alone = local;
  /** Numbers of its own facts that no page has reached yet. */
  const ownNumbers = new Set<number>();

  const reader: FeedReader = {
    get number() {
      return number;
    },
    get keepSeconds() {
      return keepSeconds;
    },
    lagSeconds: () => (alone ? 0 : (monotonicClock() - readAtMilliseconds) / 1000),
    hearOwn(numbered) {
      const facts = numbered.map(({ fact }) => fact);
      heardWhileReading = heardWhileReading?.concat(facts) ?? null;
      for (const fact of numbered) {
        number = Math.max(number, fact.number);
        if (alone) ownNumbers.add(fact.number);
      }
      onNews({ facts, whole: false, feed: reader });
    },
    async read(connection) {
      heardWhileReading = [];
      // What is committed from now on may be missing in the page: this is the moment up to which all is known.
      const startedAtMilliseconds = monotonicClock();
      try {
        tell(await connection.read(connection === lastConnection ? position : null));
      } finally {
        heardWhileReading = null;
      }
      lastConnection = connection;
      readAtMilliseconds = startedAtMilliseconds;
    },
  };

  function tell(page: FeedPage): void {
    const facts = page.facts.map(({ fact }) => fact);
    // Facts known here are not forgotten for a mere reconnection: one that is deleted too early would be lost.
    const whole = page.whole && !continues(page.position, position);
    if (!whole && page.facts.some(isForeign)) alone = false;
    number = whole ? page.position.number : Math.max(number, page.position.number);
    keepSeconds = page.keepSeconds;
    // A page that replaces everything may be older than what this process has committed meanwhile.
    onNews({ facts: whole ? facts.concat(heardWhileReading ?? []) : facts, whole, feed: reader });
    // Last: what a listener could not take in is read again.
    position = page.position;
    for (const own of ownNumbers) if (own <= position.number) ownNumbers.delete(own);
  }

  /** Not by the newest number known: a fact of this process may be newer than one of another that was not read yet. */
  function isForeign(fact: NumberedFact): boolean {
    return fact.number > (position?.number ?? 0) && !ownNumbers.has(fact.number);
  }

  return reader;
}

function continues(next: FeedPosition, last: FeedPosition | null): boolean {
  return next.epoch === last?.epoch && next.number >= last.number;
}
