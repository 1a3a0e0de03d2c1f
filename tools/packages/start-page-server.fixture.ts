import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A generated application as its own server renders it. */
export interface PageServer {
  readonly origin: string;
  /** How many connections to whomever the server has opened so far. */
  connections(): Promise<number>;
  stop(): void;
}

/** Starts a server for an application whose handler will be in `handlerModule` before the first request. */
export async function startPageServer(handlerModule: string): Promise<PageServer> {
  const file = fileURLToPath(new URL('./page-server.fixture.ts', import.meta.url));
  // Angular's server answers only for the hosts that it is told of.
  const env = { ...process.env, NG_ALLOWED_HOSTS: 'localhost' };
  const child = fork(file, [handlerModule], { env, execArgv: [] });
  const said = async () => ((await once(child, 'message')) as [number])[0];
  const port = await said();
  return {
    origin: `http://localhost:${port}`,
    connections: () => {
      child.send('connections');
      return said();
    },
    stop: () => void child.kill(),
  };
}
