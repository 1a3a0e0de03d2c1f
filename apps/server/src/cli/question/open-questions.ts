import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { printable } from '../output/printable.ts';

/** A conversation on a terminal. */
export interface Questions {
  /** Resolves to the line that was answered. Throws a `CommandError` after Ctrl-C or Ctrl-D. */
  ask(question: string): Promise<string>;
  /** Gives the terminal back as it was. */
  close(): void;
}

/** Opens a conversation: questions go to standard error, answers come from standard input, seen or not. */
export function openQuestions({ stdin, stderr }: CommandIo, { echo }: { readonly echo: boolean }): Questions {
  // What is typed would be shown by the line editor, not by the terminal, which is in raw mode meanwhile.
  const output = echo ? stderr : new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output, terminal: true, historySize: 0 });
  const answers = lines[Symbol.asyncIterator]();
  lines.on('SIGINT', () => lines.close());
  return {
    async ask(question) {
      // The editor draws the line anew after each change, the question included.
      lines.setPrompt(printable(question));
      if (echo) lines.prompt();
      else stderr.write(printable(question));
      const { value, done } = await answers.next();
      if (!echo || done === true) stderr.write('\n');
      if (done === true) throw new CommandError('', exitCode.interrupted);
      return value;
    },
    close: () => lines.close(),
  };
}
