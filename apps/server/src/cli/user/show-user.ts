import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { momentText } from '../output/moment-text.ts';
import { printJson } from '../output/print-json.ts';
import { printFacts } from '../output/print-table.ts';
import { findAccount } from '../store/find-account.ts';
import { withStore } from '../store/with-store.ts';
import { accountJson } from './account-json.ts';

/** `latchkey user show`. */
export function showUserCommand(io: CommandIo): Command {
  return createCommand(io, 'show', {
    summary: 'show one account',
    examples: [
      ['user show alice', 'state, scopes, number of sessions'],
      ['user show alice --json', 'for machines'],
    ],
  })
    .argument('<username>', 'in any case and width')
    .option('--json', 'print JSON')
    .action((username: string, { json }: { json?: boolean }) => showUser(io, username, json === true));
}

async function showUser(io: CommandIo, username: string, json: boolean): Promise<void> {
  await withStore(io, async ({ store, accounts }) => {
    const account = await findAccount(accounts, username);
    const sessions = await store.sessions.list(account.id, Math.floor(io.clock() / 1_000));
    if (json) {
      printJson(io, { ...accountJson(account), sessions: sessions.length });
      return;
    }
    printFacts(io, [
      ['id', account.id],
      ['username', account.username],
      ['state', account.enabled ? 'enabled' : 'disabled'],
      ['scopes', account.scopes.join(' ') || null],
      ['created', momentText(account.createdAtSeconds)],
      ['password hash', account.hashScheme],
      ['sessions', sessions.length],
    ]);
  });
}
