import { serverProgram, spawnServer, type ServerProcess } from './spawn-server.ts';
import { hold } from '../claim/violation.ts';
import { createWire, type Wire } from '../client/wire.ts';

/** One server, which keeps its port over restarts. */
export interface LatchkeyNode {
  readonly port: number;
  /** Renewed by each start. */
  readonly wire: Wire;
  /** From the last start of the process until it said that it was ready. */
  readonly readyMilliseconds: number;
  /** Everything that it said on both streams. */
  said(): string;
  /** SIGKILL. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, after which it must end with 0. */
  stop(): Promise<void>;
  /** Starts it again, with these variables changed for good. */
  start(changes?: Readonly<Record<string, string>>): Promise<void>;
}

interface Running {
  readonly server: ServerProcess;
  readonly wire: Wire;
  readonly port: number;
  readonly readyMilliseconds: number;
}

/** Starts a program that says where it is ready, in an environment of nothing but these variables. */
export async function startNode(
  variables: Readonly<Record<string, string>>,
  program: string = serverProgram,
): Promise<LatchkeyNode> {
  const said: string[] = [];
  let env = variables;
  let current = await run(program, env, said);
  let isRunning = true;

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!isRunning) return;
    isRunning = false;
    current.server.kill(signal);
    const code = await current.server.exited;
    current.wire.close();
    hold(signal === 'SIGKILL' || code === 0, () => `the server stopped with ${code}: ${said.join('')}`);
  }

  return {
    get port() {
      return current.port;
    },
    get wire() {
      return current.wire;
    },
    get readyMilliseconds() {
      return current.readyMilliseconds;
    },
    said: () => said.join(''),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async start(changes = {}) {
      env = { ...env, ...changes, PORT: String(current.port) };
      current = await run(program, env, said);
      isRunning = true;
    },
  };
}

async function run(program: string, env: Readonly<Record<string, string>>, said: string[]): Promise<Running> {
  const startedMs = performance.now();
  const server = spawnServer(program, env, said);
  const port = await server.ready;
  return { server, port, wire: createWire(port), readyMilliseconds: performance.now() - startedMs };
}

/** Starts a server that is expected to refuse: its exit code, and what it said to the person who started it. */
export async function refusal(
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const said: string[] = [];
  const server = spawnServer(serverProgram, variables, said);
  void server.ready.then(() => server.kill('SIGKILL')).catch(() => undefined);
  return { code: await server.exited, said: said.join('') };
}
