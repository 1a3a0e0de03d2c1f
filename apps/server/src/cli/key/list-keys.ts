import type { SigningKeyRecord } from '@latchkey/server';
import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { momentText } from '../output/moment-text.ts';
import { printJson } from '../output/print-json.ts';
import { printTable } from '../output/print-table.ts';
import { withStore } from '../store/with-store.ts';
import { keyJson } from './key-json.ts';

const order = ['active', 'next', 'retired', 'revoked'] as const;

/** `latchkey keys list`. */
export function listKeysCommand(io: CommandIo): Command {
  return createCommand(io, 'list', {
    summary: 'list the keys that tokens are signed with',
    description:
      'Lists the signing keys: the active one signs, the next one is published already, retired ones verify until their last ' +
      'token has expired, revoked ones are dead. Needs no secret.',
    examples: [
      ['keys list', 'which key signs'],
      ['keys list --json', 'for machines'],
    ],
  })
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => listKeys(io, json === true));
}

async function listKeys(io: CommandIo, json: boolean): Promise<void> {
  await withStore(io, async ({ store }) => {
    const { keys } = await store.signingKeys.load();
    const sorted = keys.toSorted(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.createdAtSeconds - a.createdAtSeconds,
    );
    if (json) {
      printJson(io, { keys: sorted.map(keyJson) });
      return;
    }
    printTable(io, ['KID', 'ALGORITHM', 'STATE', 'CREATED', 'ACTIVATED', 'ENDED'], sorted.map(row));
  });
}

function row(key: SigningKeyRecord) {
  const times = [key.createdAtSeconds, key.activatedAtSeconds, key.endedAtSeconds];
  return [key.kid, key.algorithm, key.state, ...times.map((seconds) => momentText(seconds))];
}
