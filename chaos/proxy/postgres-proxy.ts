import type { Site } from '../server/site.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A proxy before PostgreSQL, which understands as much of its protocol as it needs. */
export interface PostgresProxy extends Pick<TcpProxy, 'freeze' | 'thaw'> {
  /** `DATABASE_URL` of a server behind the proxy. */
  readonly url: string;
  /** Whether notifications are passed on. Default: true. */
  notifications: boolean;
  /** How many notifications were not. */
  readonly droppedNotifications: number;
  /** How many messages were sent to PostgreSQL on connections that never listened. */
  readonly messagesBesideFeed: number;
}

/** `NotificationResponse` of the protocol. */
const notification = 'A'.charCodeAt(0);

/** Starts a proxy between a server and the site's PostgreSQL; it ends with the site. */
export async function startPostgresProxy(site: Site): Promise<PostgresProxy> {
  const target = new URL(site.databaseUrl);
  const connections: { listened: boolean; chunks: number }[] = [];
  const state = { notifications: true, dropped: 0 };
  const proxy = await startTcpProxy(
    () => ({ host: target.hostname, port: Number(target.port) }),
    () => {
      const connection = { listened: false, chunks: 0 };
      connections.push(connection);
      return {
        fromClient(chunk) {
          connection.chunks += 1;
          if (/listen /i.test(chunk.toString('latin1'))) connection.listened = true;
          return chunk;
        },
        fromServer: withoutNotifications(() => {
          if (!state.notifications) state.dropped += 1;
          return !state.notifications;
        }),
      };
    },
  );
  site.onClose(() => proxy.close());
  const url = new URL(site.databaseUrl);
  url.host = `127.0.0.1:${proxy.port}`;
  return {
    url: url.href,
    freeze: () => proxy.freeze(),
    thaw: () => proxy.thaw(),
    get notifications() {
      return state.notifications;
    },
    set notifications(passed) {
      state.notifications = passed;
    },
    get droppedNotifications() {
      return state.dropped;
    },
    get messagesBesideFeed() {
      return connections.reduce((sum, { listened, chunks }) => sum + (listened ? 0 : chunks), 0);
    },
  };
}

/** Takes notifications out of what PostgreSQL sends: messages of a type, a length of four bytes, and as much content. */
function withoutNotifications(isDropped: () => boolean): (chunk: Buffer) => Buffer {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const passed: Buffer[] = [];
    while (rest.length >= 5) {
      const length = 1 + rest.readUInt32BE(1);
      if (rest.length < length) break;
      if (rest[0] !== notification || !isDropped()) passed.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
    return Buffer.concat(passed);
  };
}
