import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between a test and its server that fails when it is told to. */
export interface Proxy {
  /** The server's URL, by way of the proxy. */
  readonly url: string;
  /** Nothing gets through any more, and nobody is told: as when a cable is pulled. */
  stall(): void;
  /** Lets through what was held up, and what comes. */
  flow(): void;
  /** Resets every connection. */
  cut(): void;
  close(): Promise<void>;
}

/** Puts a proxy on 127.0.0.1 in front of the server that the URL names. */
export async function createProxy(serverUrl: string): Promise<Proxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let stalled = false;

  function track(socket: Socket): void {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  }

  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    // Not `pipe`, which would resume a socket that was paused.
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      track(from);
      from.on('data', (chunk) => to.write(chunk));
      from.once('close', () => to.destroy());
      if (stalled) from.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const cut = () => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    url: url.href,
    stall() {
      stalled = true;
      for (const socket of sockets) socket.pause();
    },
    flow() {
      stalled = false;
      for (const socket of sockets) socket.resume();
    },
    cut,
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
