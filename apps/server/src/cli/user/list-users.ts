import type { Accounts, AccountSummary } from '@latchkey/server';
import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { momentText } from '../output/moment-text.ts';
import { printJson } from '../output/print-json.ts';
import { printTable } from '../output/print-table.ts';
import { withStore } from '../store/with-store.ts';
import { accountJson } from './account-json.ts';

const pageLimit = 1_000;

/** `latchkey user list`. */
export function listUsersCommand(io: CommandIo): Command {
  return createCommand(io, 'list', {
    summary: 'list all accounts',
    examples: [
      ['user list', 'a table, in the order of ids'],
      ["user list --json | jq '.users[] | select(.enabled | not)'", 'those that are disabled'],
    ],
  })
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => listUsers(io, json === true));
}

async function listUsers(io: CommandIo, json: boolean): Promise<void> {
  await withStore(io, async ({ accounts }) => {
    const users = await readAll(accounts);
    if (json) {
      printJson(io, { users: users.map(accountJson) });
      return;
    }
    printTable(io, ['ID', 'USERNAME', 'STATE', 'SCOPES', 'CREATED', 'PASSWORD HASH'], users.map(row));
  });
}

async function readAll(accounts: Pick<Accounts, 'list'>): Promise<readonly AccountSummary[]> {
  const users: AccountSummary[] = [];
  for (;;) {
    const afterId = users.at(-1)?.id;
    const page = await accounts.list({ ...(afterId === undefined ? {} : { afterId }), limit: pageLimit });
    users.push(...page);
    if (page.length < pageLimit) return users;
  }
}

function row({ id, username, enabled, scopes, createdAtSeconds, hashScheme }: AccountSummary) {
  const state = enabled ? 'enabled' : 'disabled';
  return [id, username, state, scopes.join(' ') || null, momentText(createdAtSeconds), hashScheme];
}
