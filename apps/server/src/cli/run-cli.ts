import type { CommandIo } from './command-io.ts';
import { createProgram } from './create-program.ts';
import { describeFailure } from './describe-failure.ts';
import { exitCode } from './exit-code.ts';
import { printable } from './output/printable.ts';

/** Runs one command, `latchkey` with these arguments. Resolves to the exit code; whatever went wrong has been said then. */
export async function runCli(args: readonly string[], io: CommandIo): Promise<number> {
  try {
    await createProgram(io).parseAsync(args, { from: 'user' });
    return exitCode.done;
  } catch (error) {
    const failure = describeFailure(error);
    for (const line of failure.lines) io.stderr.write(`latchkey: ${printable(line)}\n`);
    return failure.exitCode;
  }
}
