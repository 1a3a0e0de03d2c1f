import { createServer, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { StartError } from '../start-error.ts';

/** The port to use: the one asked for or, for 0, a free one (so that it is known before the app is built). */
export async function choosePort(host: string, port: number): Promise<number> {
  if (port !== 0) return port;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject).listen(0, host, resolve);
    });
    return (probe.address() as AddressInfo).port;
  } catch (error) {
    throw listenError(error, host, port);
  } finally {
    probe.close();
  }
}

/** The variables by which a listener's place is chosen. */
export interface PlaceNames {
  readonly host: string;
  readonly port: string;
}

const serverNames: PlaceNames = { host: 'HOST', port: 'PORT' };

/** Listens, or throws a `StartError` that says in one line what stands in the way. */
export async function listen(
  app: FastifyInstance,
  host: string,
  port: number,
  names: PlaceNames = serverNames,
): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` });
  } catch (error) {
    throw listenError(error, host, port, names);
  }
}

function listenError(error: unknown, host: string, port: number, names = serverNames): StartError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new StartError(`port ${port} is in use: stop what uses it, or set ${names.port}${airPlay(port)}`);
  if (code === 'EACCES')
    return new StartError(
      `port ${port} needs more rights than this user has: set ${names.port} to 1024 or above`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartError(`${names.host} is "${host}", which is no address of this machine`);
  }
  return new StartError(`cannot listen on ${host}, port ${port}: ${message}`);
}

function airPlay(port: number): string {
  return port === 5000 && process.platform === 'darwin'
    ? ' (on macOS port 5000 is often the AirPlay Receiver; it can be switched off in System Settings)'
    : '';
}
