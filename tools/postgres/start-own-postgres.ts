import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../root.ts';
import { findBinaries, type PackedBinaries } from './find-binaries.ts';
import { isReachable } from './is-reachable.ts';
import { runServer, type RunningServer } from './run-server.ts';
import { serverUser, type ServerUser } from './server-user.ts';
import { unpackBinaries } from './unpack-binaries.ts';

const run = promisify(execFile);

export interface OwnPostgresOptions {
  /** Whether a commit waits for the disk, and so survives a power cut. Default: false, which is faster. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of the caller's own, which ends with this process at the latest. */
export interface OwnPostgres {
  /** Of an empty database. Every user of the machine can reach the port, and needs the password in it. */
  readonly url: string;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
  /** Ends the server, `kill`: as a crash does. Port and data stay. */
  stopServer(how?: 'kill'): Promise<void>;
  /** Starts it again after `stopServer`. */
  startAgain(): Promise<void>;
}

/** Starts a server with the binaries that npm brought. Throws where there are none for this platform. */
export async function startOwnPostgres({ durable = false }: OwnPostgresOptions = {}): Promise<OwnPostgres> {
  const packed = findBinaries();
  if (packed === null) throw new Error(`there is no PostgreSQL for ${process.platform}-${process.arch}`);
  const user = serverUser();
  const folder = makeFolder(user);
  try {
    const binaries = unpackedFor(user, packed, folder);
    const password = await initialise(binaries, folder, user);
    const start = (port: number) => {
      const command = join(binaries, 'bin', 'postgres');
      return runServer({ command, args: serverArguments(folder, port, durable), user, folder });
    };
    const { server, port } = await startOnFreePort(start);
    const url = `postgres://latchkey:${password}@127.0.0.1:${port}/postgres`;
    return handle(server, { url, folder, start: () => start(port) });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Place {
  readonly url: string;
  readonly folder: string;
  start(): Promise<RunningServer>;
}

function handle(first: RunningServer, { url, folder, start }: Place): OwnPostgres {
  let server = first;
  return {
    url,
    async stop() {
      await server.end();
      // It may have been stopped before, or have ended by itself.
      rmSync(folder, { recursive: true, force: true });
    },
    stopServer: (how) => (how === undefined ? server.end('keep') : server.end('keep', how)),
    async startAgain() {
      server = await start();
    },
  };
}

function makeFolder(user: ServerUser | null): string {
  // Another user must get there.
  const parent = user === null || isReachable(tmpdir()) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(parent, 'latchkey-pg-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** In the cache, unless the server's user cannot get there, or this one cannot write there. */
function unpackedFor(user: ServerUser | null, packed: PackedBinaries, folder: string): string {
  if (user !== null && !isReachable(root)) return unpackBinaries(packed, folder);
  try {
    return unpackBinaries(packed, join(root, '.cache'));
  } catch (error) {
    if (!/^(EACCES|EPERM|EROFS)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return unpackBinaries(packed, folder);
  }
}

/** Makes the data folder; returns the password of the user `latchkey`. */
async function initialise(binaries: string, folder: string, user: ServerUser | null): Promise<string> {
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  const options = [
    '--username=latchkey',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  await run(join(binaries, 'bin', 'initdb'), ['-D', join(folder, 'data'), ...options], {
    ...user,
    cwd: folder,
  });
  return password;
}

function serverArguments(folder: string, port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    // Paths of sockets have a length limit, and nobody needs one.
    unix_socket_directories: '',
    // Each test has a pool of its own.
    max_connections: 200,
    shared_buffers: '32MB',
    jit: 'off',
    // A commit reaches the operating system in any case, so that it survives the end of the server.
    ...(!durable && { fsync: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', join(folder, 'data'), '-p', String(port), ...flags];
}

/** Between looking for a free port and taking it, somebody else may have done so. */
async function startOnFreePort(start: (port: number) => Promise<RunningServer>, attempts = 5) {
  for (let left = attempts; ; left -= 1) {
    const port = await freePort();
    try {
      return { server: await start(port), port };
    } catch (error) {
      if (left === 1 || !String(error).includes('Address already in use')) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
