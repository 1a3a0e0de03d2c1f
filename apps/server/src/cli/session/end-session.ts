import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { expectName } from '../command/expect-name.ts';
import { exitCode } from '../exit-code.ts';
import { printLine } from '../output/print-line.ts';
import { findAccount } from '../store/find-account.ts';
import { recordChange } from '../store/record-change.ts';
import { withStore } from '../store/with-store.ts';

interface Options {
  readonly user?: string;
  readonly all?: boolean;
}

/** `latchkey session end`. */
export function endSessionCommand(io: CommandIo): Command {
  return createCommand(io, 'end', {
    summary: 'end a session, or all of a user',
    description:
      'Ends a session, or all sessions and tokens of a user. Every server refuses their tokens within a second or so.',
    examples: [
      ['session end Zk3mXw0mT4mS2m1kq0Xb9A', 'one, by the id that "session list" shows'],
      ['session end --user alice --all', 'all, and tokens without a session as well'],
    ],
  })
    .argument('[id]', 'the id of the session')
    .option('--user <username>', 'whose sessions, with --all')
    .option('--all', 'all sessions of --user')
    .allowUnknownOption()
    .action((id: string | undefined, options: Options, command: Command) => {
      const { user, all = false } = options;
      if (id !== undefined && user === undefined && !all) return endOne(io, expectName(id, command));
      if (id === undefined && user !== undefined && all) return endAll(io, user);
      throw new CommandError(
        'Name one session by its id, or all of a user with --user NAME --all; see "latchkey session end --help"',
        exitCode.misused,
      );
    });
}

async function endOne(io: CommandIo, sid: string): Promise<void> {
  await withStore(io, async ({ store }) => {
    const nowSeconds = Math.floor(io.clock() / 1_000);
    const subject = await store.sessions.findSubject(sid, nowSeconds);
    if (subject === null || (await store.sessions.end({ sid, nowSeconds })) === 'not_found') {
      throw new CommandError(`There is no session "${sid}" that is alive`, exitCode.notFound);
    }
    await recordChange(io, store, { action: 'session_end', subjects: [subject], sid });
    printLine(io, `Ended the session ${sid}`);
  });
}

async function endAll(io: CommandIo, username: string): Promise<void> {
  await withStore(io, async ({ store, accounts }) => {
    const { id, username: name } = await findAccount(accounts, username);
    const nowSeconds = Math.floor(io.clock() / 1_000);
    await store.subjects.voidTokens({ subject: id, exceptSid: null, nowSeconds });
    await recordChange(io, store, { action: 'session_end', subjects: [id] });
    printLine(io, `Ended all sessions of ${name}`);
  });
}
