import { type Command, Option } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { exitCode } from '../exit-code.ts';
import { createImportReport } from '../import/create-import-report.ts';
import { describeEnd } from '../import/describe-totals.ts';
import { importAccounts, type ImportEnd } from '../import/import-accounts.ts';
import { printJson } from '../output/print-json.ts';
import { printLine } from '../output/print-line.ts';
import { withStore } from '../store/with-store.ts';
import { openImportFile } from './open-import-file.ts';
import { recordImports } from './record-imports.ts';

interface Options {
  readonly format?: 'jsonl' | 'csv';
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `latchkey user import`. */
export function importUsersCommand(io: CommandIo): Command {
  return createCommand(io, 'import', {
    summary: 'bring accounts with their password hashes',
    description:
      'Brings accounts from elsewhere, with their hashes: JSON Lines or CSV with username, password_hash and, where there ' +
      'are any, scopes, enabled and created_at. Users whom the store has already stay as they are, so that it can be run ' +
      'again; each bad line is reported by its number. Ends with 1 where a line was refused.',
    examples: [
      ['user import users.jsonl --dry-run', 'checks every line, writes nothing'],
      ['user import users.csv', 'also while servers run'],
      ['user import - --format csv < users.csv', 'from standard input'],
    ],
  })
    .argument('<file>', 'JSON Lines or CSV; - is standard input')
    .addOption(new Option('--format <format>', 'default: by the name of the file').choices(['jsonl', 'csv']))
    .option('--dry-run', 'check every line, and write nothing')
    .option('--json', 'print the totals as JSON')
    .action((file: string, options: Options) => importUsers(io, file, options));
}

async function importUsers(io: CommandIo, file: string, options: Options): Promise<void> {
  const format = options.format ?? formatOf(file);
  await withStore(io, async ({ store, accounts }) => {
    const input = await openImportFile(io, file);
    const report = createImportReport(io.stderr);
    const { dryRun = false } = options;
    const recorded = recordImports(io, store, accounts);
    const signal = io.interruptible();
    let ended: ImportEnd;
    try {
      ended = await importAccounts({
        input,
        format,
        accounts: recorded,
        report,
        dryRun,
        signal,
        clock: io.clock,
      });
    } finally {
      report.close();
    }
    conclude(io, ended, options);
  });
}

function conclude(io: CommandIo, ended: ImportEnd, { dryRun = false, json = false }: Options): void {
  const { end, lines, imported, existing, refused, throughLine } = ended;
  const totals = { end, dry_run: dryRun, lines, imported, existing, refused, through_line: throughLine };
  if (json) printJson(io, totals);
  if (end === 'interrupted') throw new CommandError(describeEnd(ended), exitCode.interrupted);
  if (end === 'store_unavailable') throw new CommandError(describeEnd(ended));
  if (!json) printLine(io, dryRun ? `Nothing was written: ${describeEnd(ended)}` : describeEnd(ended));
  // Whatever could be brought is there; that something could not must not go unnoticed in a script.
  if (refused > 0) throw new CommandError('');
}

function formatOf(file: string): 'jsonl' | 'csv' {
  if (/\.csv$/i.test(file)) return 'csv';
  if (/\.(jsonl|ndjson)$/i.test(file)) return 'jsonl';
  throw new CommandError(
    'The name of the file does not tell what is in it: say --format jsonl or --format csv',
    exitCode.misused,
  );
}
