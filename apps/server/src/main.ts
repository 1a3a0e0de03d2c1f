import { StoreOpenError } from '@latchkey/server';
import { ConfigError } from './config/config-error.ts';
import { StartError } from './start-error.ts';
import { startServer, type RunningServer } from './start-server.ts';

/** Whoever sends SIGTERM waits 10 seconds before it sends SIGKILL. */
const stopSeconds = 9.5;

try {
  const server = await startServer(process.env, (line) => console.log(line));
  stopOnSignal(server);
  console.log(`Latchkey is ready at ${server.url}`);
} catch (error) {
  for (const line of startProblem(error)) console.error(`latchkey: ${line}`);
  process.exitCode = 1;
}

function stopOnSignal(server: RunningServer): void {
  const stop = () => {
    // A second signal ends the process at once, as it does by default.
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    setTimeout(abandon, stopSeconds * 1000).unref();
    server.stop().then(
      ({ result }) => (result === 'closed' ? process.exit(0) : abandon()),
      (error: unknown) => {
        console.error(`latchkey: could not stop cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

/** Leaving in the ordinary way would wait for a thread whose call to the disk may never return. */
function abandon(): void {
  console.error('latchkey: stopped without waiting for a call to the store that does not return');
  process.kill(process.pid, 'SIGTERM');
}

/** What the person who started the server can do something about is one line each; a defect shows its stack. */
function startProblem(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof StartError || error instanceof StoreOpenError) return [error.message];
  return [`cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
}
