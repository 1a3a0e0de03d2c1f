import { StoreOpenError } from '@latchkey/server';
import { ConfigError } from './config/config-error.ts';
import { StartError } from './start-error.ts';
import { startServer, type RunningServer, type Tell } from './start-server.ts';

/** Whoever sends SIGTERM waits 10 seconds before it sends SIGKILL. */
const stopSeconds = 9.5;

/** What a server in a terminal is started with. */
export interface ServerSurroundings {
  readonly env: NodeJS.ProcessEnv;
  /** What there is to know. */
  readonly tell: Tell;
  /** What went wrong, or stands in the way. */
  readonly complain: Tell;
}

/**
 * Runs the server in this process, until SIGTERM or SIGINT: then it finishes what is under way, and the process ends with 0.
 * Resolves once it is ready, or to `refused` where it cannot start, after every reason was complained of.
 */
export async function runServer({ env, tell, complain }: ServerSurroundings): Promise<'ready' | 'refused'> {
  try {
    const server = await startServer(env, tell);
    stopOnSignal(server, complain);
    tell(`Latchkey is ready at ${server.url}`);
    return 'ready';
  } catch (error) {
    for (const line of startProblem(error)) complain(line);
    return 'refused';
  }
}

function stopOnSignal(server: RunningServer, complain: Tell): void {
  /** Leaving in the ordinary way would wait for a thread whose call to the disk may never return. */
  const abandon = () => {
    complain('stopped without waiting for a call to the store that does not return');
    process.kill(process.pid, 'SIGTERM');
  };
  const stop = () => {
    // A second signal ends the process at once, as it does by default.
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    setTimeout(abandon, stopSeconds * 1000).unref();
    server.stop().then(
      ({ result }) => (result === 'closed' ? process.exit(0) : abandon()),
      (error: unknown) => {
        complain(`could not stop cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

/** What the person who started the server can do something about is one line each; a defect shows its stack. */
function startProblem(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof StartError || error instanceof StoreOpenError) return [error.message];
  return [`cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
}
