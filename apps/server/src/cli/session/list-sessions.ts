import type { Session } from '@latchkey/server';
import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { momentText } from '../output/moment-text.ts';
import { printJson } from '../output/print-json.ts';
import { printTable } from '../output/print-table.ts';
import { relativeText } from '../output/relative-text.ts';
import { findAccount } from '../store/find-account.ts';
import { withStore } from '../store/with-store.ts';

/** `latchkey session list`. */
export function listSessionsCommand(io: CommandIo): Command {
  return createCommand(io, 'list', {
    summary: 'list the sessions of a user',
    description: 'Lists the sessions of a user that are alive, the one seen last first.',
    examples: [
      ['session list alice', 'where she is signed in'],
      ['session list alice --json', 'for machines'],
    ],
  })
    .argument('<username>', 'in any case and width')
    .option('--json', 'print JSON')
    .action((username: string, { json }: { json?: boolean }) => listSessions(io, username, json === true));
}

async function listSessions(io: CommandIo, username: string, json: boolean): Promise<void> {
  await withStore(io, async ({ store, accounts }) => {
    const { id, username: name } = await findAccount(accounts, username);
    const nowSeconds = Math.floor(io.clock() / 1_000);
    const sessions = await store.sessions.list(id, nowSeconds);
    if (json) {
      printJson(io, { user: { id, username: name }, sessions: sessions.map(sessionJson) });
      return;
    }
    const rows = sessions.map((session) => row(session, nowSeconds));
    printTable(io, ['ID', 'CREATED', 'LAST SEEN', 'ENDS', 'ADDRESS', 'DEVICE'], rows);
  });
}

function sessionJson(session: Session) {
  return {
    id: session.id,
    created_at: momentText(session.createdAtSeconds),
    last_seen_at: momentText(session.lastSeenAtSeconds),
    ends_at: momentText(session.idleExpiresAtSeconds),
    user_agent: session.userAgent,
    ip: session.ip,
  };
}

function row(session: Session, nowSeconds: number) {
  const { id, createdAtSeconds, lastSeenAtSeconds, idleExpiresAtSeconds, ip, userAgent } = session;
  const [seen, ends] = [lastSeenAtSeconds, idleExpiresAtSeconds].map((at) => relativeText(at, nowSeconds));
  return [id, momentText(createdAtSeconds), seen ?? null, ends ?? null, ip, userAgent];
}
