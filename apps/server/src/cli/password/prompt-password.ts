import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { openQuestions } from '../question/open-questions.ts';

/** Asks for a new password twice, without echo. Only on a terminal: elsewhere nobody could answer. */
export async function promptPassword(io: CommandIo, username: string): Promise<string> {
  if (io.stdin.isTTY !== true) {
    throw new CommandError(
      'There is no terminal to ask for the password: pass it with --password-stdin, or take --generate',
      exitCode.misused,
    );
  }
  const questions = openQuestions(io, { echo: false });
  try {
    const password = await questions.ask(`New password for ${username}: `);
    if (password === '') throw new CommandError('The password is empty: nothing was changed');
    if ((await questions.ask('The same again: ')) === password) return password;
    throw new CommandError('The two passwords differ: nothing was changed');
  } finally {
    questions.close();
  }
}
