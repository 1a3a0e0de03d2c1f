import { LatchkeyError, StoreOpenError } from '@latchkey/server';
import { CommanderError } from 'commander';
import { ConfigError } from '../config/config-error.ts';
import { StartError } from '../start-error.ts';
import { CommandError } from './command-error.ts';
import { exitCode } from './exit-code.ts';
import { ImportFileError } from './import/import-file-error.ts';

/** What to say on standard error, a line each, and how to end. */
export interface Failure {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** What somebody can do something about is one line each; a defect shows its stack. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommandError) return { lines: oneLine(error.message), exitCode: error.exitCode };
  if (error instanceof CommanderError) return describeUsage(error);
  if (error instanceof ConfigError) return { lines: error.faults, exitCode: exitCode.failed };
  if (isForPeople(error)) return { lines: [error.message], exitCode: exitCode.failed };
  if (error instanceof LatchkeyError) {
    const misused = error.code === 'validation_failed' || error.code === 'token_malformed';
    return { lines: [error.message], exitCode: misused ? exitCode.misused : exitCode.failed };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { lines: `this is a fault of Latchkey: ${stack}`.split('\n'), exitCode: exitCode.failed };
}

/** Commander has said what it had to say where it ends after help, or the version. */
function describeUsage({ code, message, exitCode: suggested }: CommanderError): Failure {
  if (suggested === 0) return { lines: [], exitCode: exitCode.done };
  if (code === 'commander.help') return { lines: [], exitCode: exitCode.misused };
  const [line = ''] = oneLine(message.replace(/^error: /, ''));
  return { lines: [line], exitCode: exitCode.misused };
}

function isForPeople(error: unknown): error is Error {
  return error instanceof StartError || error instanceof StoreOpenError || error instanceof ImportFileError;
}

function oneLine(message: string): readonly string[] {
  return message === '' ? [] : [message.replace(/\s*\n\s*/g, ' ')];
}
