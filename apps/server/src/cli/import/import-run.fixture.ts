import { Readable } from 'node:stream';
import type { Accounts } from '@latchkey/server';
import { importAccounts, type ImportOptions } from './import-accounts.ts';
import type { ImportProgress, RefusedLine } from './import-report.ts';

/** Of the right form, and cheap: nobody signs in with it. */
export const someHash = '$2b$10$' + 'abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ0123u';

/** Imports lines of JSON, without waiting, and answers everything that was reported. */
export async function importLines(
  lines: Iterable<object | string>,
  accounts: Pick<Accounts, 'importMany'>,
  options: Partial<ImportOptions> = {},
) {
  const refused: RefusedLine[] = [];
  const progress: ImportProgress[] = [];
  const end = await importAccounts({
    input: Readable.from(bytesOf(lines)),
    format: 'jsonl',
    accounts,
    report: { refused: (line) => refused.push(line), progress: (made) => progress.push(made) },
    pause: () => Promise.resolve(),
    ...options,
  });
  return { end, refused, progress };
}

/** So many users, each with a name of its own. */
export function users(count: number) {
  return Array.from({ length: count }, (_, at) => ({ username: `user${at + 1}`, password_hash: someHash }));
}

function* bytesOf(lines: Iterable<object | string>) {
  for (const line of lines) yield Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
}
