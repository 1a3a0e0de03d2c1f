import { exitCode } from './exit-code.ts';

/** Why a command ends without having done what was asked: one line for the person who gave it, and an exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, code: number = exitCode.failed) {
    super(message);
    this.exitCode = code;
  }
}
