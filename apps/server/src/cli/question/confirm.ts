import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { openQuestions } from './open-questions.ts';

/** Asks before what cannot be undone. Throws unless the answer is yes; where there is no terminal, `--yes` has to say so. */
export async function confirm(io: CommandIo, question: string): Promise<void> {
  if (io.stdin.isTTY !== true) {
    throw new CommandError('There is no terminal to ask on: confirm with --yes', exitCode.misused);
  }
  const questions = openQuestions(io, { echo: true });
  try {
    const answer = await questions.ask(`${question} [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return;
    throw new CommandError('Nothing was changed');
  } finally {
    questions.close();
  }
}
