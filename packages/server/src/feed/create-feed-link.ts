import type { FeedReader } from './create-feed-reader.ts';
import type { FeedConnection, FeedStore } from './feed-store.ts';

export interface FeedLinkOptions {
  readonly store: FeedStore;
  readonly reader: FeedReader;
  /** The store has, or may have, something new. */
  readonly wake: () => void;
}

/** The one connection that a follower has, or none. */
export interface FeedLink {
  readonly connected: boolean;
  /** Connects if need be, and reads. After a failure there is no connection. `onBegin` is called before the read. */
  read(onBegin: () => void): Promise<void>;
  /** For good: a connection that is only just being made is closed too, by the read that makes it. */
  close(): Promise<void>;
}

export function createFeedLink({ store, reader, wake }: FeedLinkOptions): FeedLink {
  let connection: FeedConnection | null = null;
  let closed = false;

  async function disconnect(): Promise<void> {
    const open = connection;
    connection = null;
    await open?.close();
  }

  return {
    get connected() {
      return connection !== null;
    },
    async read(onBegin) {
      try {
        const open = (connection ??= await store.connect(wake));
        if (closed) {
          await disconnect();
        } else {
          onBegin();
          await reader.read(open);
        }
      } catch (error) {
        await disconnect();
        throw error;
      }
    },
    async close() {
      closed = true;
      await disconnect();
    },
  };
}
