import { userInfo } from 'node:os';
import { exitCode } from './exit-code.ts';
import { runCli } from './run-cli.ts';

/** The command line as a process. Sets its exit code, and lets it end when everything is written. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', endOutput);
  const code = await runCli(args, {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: Date.now,
    operator: userName(),
    interruptible,
  });
  if (code !== exitCode.done) process.exitCode = code;
}

/** Whoever reads what is printed may have read enough, as `head` has. */
function endOutput({ code = 'unknown reason' }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') process.exit();
  process.stderr.write(`latchkey: Standard output cannot be written (${code})\n`);
  process.exit(exitCode.failed);
}

/** A container may run under a number that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

function interruptible(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}
