import { auditActions, type AuditAction, type AuditQuery } from '@latchkey/server';
import { type Command, Option } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { wholeNumberOption } from '../command/whole-number-option.ts';
import { exitCode } from '../exit-code.ts';
import { findAccount } from '../store/find-account.ts';
import { type OpenedStore, withStore } from '../store/with-store.ts';
import { createEntryPrinter } from './create-entry-printer.ts';
import { follow } from './follow.ts';
import { parseSince } from './parse-since.ts';

export interface AuditOptions {
  readonly user?: string;
  readonly subject?: string;
  readonly action?: AuditAction;
  readonly since?: string;
  readonly limit: number;
  readonly follow?: boolean;
  readonly json?: boolean;
}

/** `latchkey audit`. */
export function auditCommand(io: CommandIo): Command {
  return createCommand(io, 'audit', {
    summary: 'read the audit trail',
    description:
      'Prints who did what, when, from where, and with what result: the newest entries, the oldest of them first.',
    examples: [
      ['audit --user alice --since 2h', 'what she did in the last two hours'],
      ['audit --action sign_in --limit 1000 --json', 'sign-ins, as JSON Lines'],
      ['audit --follow', 'the newest, and then whatever comes; Ctrl-C ends it'],
    ],
  })
    .option('--user <username>', 'entries of this user')
    .option('--subject <id>', 'entries of this id: of a deleted user, say')
    .addOption(new Option('--action <action>', 'entries of this kind').choices(auditActions))
    .option('--since <when>', 'not older than 90s, 15m, 2h or 7d, or than a moment in ISO 8601')
    .option('--limit <number>', 'at most so many, 1 to 100000', wholeNumberOption(1, 100_000), 100)
    .option('-f, --follow', 'go on with what comes')
    .option('--json', 'print JSON Lines')
    .action((options: AuditOptions) => audit(io, options));
}

async function audit(io: CommandIo, options: AuditOptions): Promise<void> {
  if (options.user !== undefined && options.subject !== undefined) {
    throw new CommandError('--user and --subject exclude each other', exitCode.misused);
  }
  const since =
    options.since === undefined ? {} : { sinceMilliseconds: parseSince(options.since, io.clock()) };
  await withStore(io, async (opened) => {
    const query = { ...since, ...(await filters(opened, options)), limit: options.limit };
    const printer = createEntryPrinter(io, opened.store.accounts, options.json === true);
    if (options.follow === true) return follow(io, opened.store, query, printer);
    await printer.print(await opened.store.audit.read(query));
  });
}

async function filters({ accounts }: OpenedStore, options: AuditOptions): Promise<Omit<AuditQuery, 'limit'>> {
  const { user, action } = options;
  const subject = user === undefined ? options.subject : (await findAccount(accounts, user)).id;
  return { ...(subject === undefined ? {} : { subject }), ...(action === undefined ? {} : { action }) };
}
