import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What passes through one connection of a proxy. Each answers what is to be passed on. */
export interface ProxyTraffic {
  fromClient(chunk: Buffer): Buffer;
  fromServer(chunk: Buffer): Buffer;
}

export interface TcpProxy {
  readonly port: number;
  /** From now on nothing passes, and nobody is told; what comes meanwhile is passed on after the thaw. */
  freeze(): void;
  thaw(): void;
  close(): void;
}

/** A proxy on a free port of this machine, which watches and changes what passes to another port. */
export async function startTcpProxy(
  target: () => { readonly host: string; readonly port: number },
  watch: () => ProxyTraffic = () => ({ fromClient: (chunk) => chunk, fromServer: (chunk) => chunk }),
): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ ...target(), noDelay: true });
    const traffic = watch();
    join(client, upstream, (chunk) => traffic.fromClient(chunk));
    join(upstream, client, (chunk) => traffic.fromServer(chunk));
  });

  function join(from: Socket, to: Socket, change: (chunk: Buffer) => Buffer): void {
    sockets.add(from);
    if (frozen) from.pause();
    from.on('data', (chunk: Buffer) => void to.write(change(chunk)));
    from.on('end', () => to.end());
    // A broken connection is what both sides are to see, and nothing to report.
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
