import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerUser } from './server-user.ts';

/** What the server's parent is started with. */
export interface ServerSetup {
  readonly command: string;
  readonly args: readonly string[];
  readonly user: ServerUser | null;
  /** Removed once the server was ended, unless it is to be kept. */
  readonly folder: string;
}

export interface RunningServer {
  /** `kill`: without warning, as a crash does. `keep`: leaves the folder, to be started in again. */
  end(...how: ('kill' | 'keep')[]): Promise<void>;
}

const keeper = fileURLToPath(new URL('./keep-server.ts', import.meta.url));

/** Runs the server under a parent that ends it when this process ends. Resolves when it accepts connections. */
export async function runServer(setup: ServerSetup): Promise<RunningServer> {
  const child = spawn(process.execPath, [keeper, JSON.stringify(setup)], {
    // Signals of the terminal end this process, and only its end is to end the server.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4_000)));
  // It may have ended by itself.
  child.stdin.on('error', () => undefined);
  const ready = once(child.stdout, 'data').then(() => true);
  if (!(await Promise.race([ready, exited.then(() => false)])))
    throw new Error(`PostgreSQL did not start: ${log}`);
  return {
    async end(...how) {
      child.stdin.end(how.join(' '));
      await exited;
    },
  };
}
