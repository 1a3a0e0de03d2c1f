import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server as a process of its own. */
export interface ServerProcess {
  /** The port that it said it is ready on; rejects when it ends without that. */
  readonly ready: Promise<number>;
  /** Its exit code; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): void;
}

/** The server that the project ships. */
export const serverProgram = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
/** A service on the library, with a protected route that does nothing else. */
export const protectedService = fileURLToPath(new URL('./protected-service.ts', import.meta.url));

const running = new Set<ServerProcess>();
// Whatever ends this process, a server must not outlive it.
process.once('exit', () => {
  for (const server of running) server.kill('SIGKILL');
});

/** Starts a server in an environment of nothing but these variables. What it says is added to a list. */
export function spawnServer(
  program: string,
  variables: Readonly<Record<string, string>>,
  said: string[],
): ServerProcess {
  const child = spawn(process.execPath, ['--conditions=latchkey-source', program], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { promise: ready, resolve, reject } = Promise.withResolvers<number>();
  const exited = once(child, 'close').then(() => child.exitCode);
  const server: ServerProcess = { ready, exited, kill: (signal) => child.kill(signal) };
  running.add(server);
  const before = said.length;
  const sayings = () => said.slice(before).join('');
  let isReady = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (isReady) return;
      const [, port] = /^Latchkey is ready at http:\/\/[^:]+:(\d+)$/m.exec(sayings()) ?? [];
      isReady = port !== undefined;
      if (isReady) resolve(Number(port));
    });
  }
  void exited.then(() => {
    running.delete(server);
    reject(new Error(`the server ended before it was ready: ${sayings()}`));
  });
  // Whoever waits for something else need not hear of it.
  ready.catch(() => undefined);
  return server;
}
