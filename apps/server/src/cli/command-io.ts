import type { Readable, Writable } from 'node:stream';
import type { Clock } from '@latchkey/server';

/** Standard input, or what stands for it. */
export type CommandInput = Readable & { readonly isTTY?: boolean };

/** Standard output or standard error, or what stands for them. */
export type CommandOutput = Writable & { readonly isTTY?: boolean };

/** Everything by which a command meets the outside. */
export interface CommandIo {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: CommandInput;
  /** What was asked for, and nothing else: it may be read by a program. */
  readonly stdout: CommandOutput;
  /** Questions, progress and complaints. */
  readonly stderr: CommandOutput;
  readonly clock: Clock;
  /** The name of the system's user, for the audit trail. */
  readonly operator: string;
  /** From the call on, Ctrl-C or SIGTERM aborts this; a second one ends the process, as it does by default. */
  readonly interruptible: () => AbortSignal;
}
