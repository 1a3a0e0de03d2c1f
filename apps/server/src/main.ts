import { StoreOpenError } from '@latchkey/server';
import { ConfigError } from './config/config-error.ts';
import { StartError } from './start-error.ts';
import { startServer, type RunningServer } from './start-server.ts';

/** Whoever sends SIGTERM waits 10 seconds before it sends SIGKILL. */
const stopSeconds = 9.5;

try {
  const server = await startServer(process.env);
  stopOnSignal(server);
  for (const notice of server.notices) console.log(notice);
  console.log(`Latchkey is ready at ${server.url}`);
} catch (error) {
  for (const line of startProblem(error)) console.error(`latchkey: ${line}`);
  process.exitCode = 1;
}

function stopOnSignal(server: RunningServer): void {
  const stop = () => {
    // A second signal ends the process at once, as it does by default.
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    setTimeout(() => fail('could not stop in time'), stopSeconds * 1000).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(`could not stop cleanly: ${String(error)}`),
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

function fail(reason: string): never {
  console.error(`latchkey: ${reason}`);
  process.exit(1);
}

/** What the person who started the server can do something about is one line each; a defect shows its stack. */
function startProblem(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof StartError || error instanceof StoreOpenError) return [error.message];
  return [`cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
}
