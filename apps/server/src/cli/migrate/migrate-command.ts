import { describeLocation, openStore, readStoreVersion } from '@latchkey/server';
import type { Command } from 'commander';
import { readStoreConfig } from '../../config/read-store-config.ts';
import { storeLocation } from '../../config/store-location.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { printJson } from '../output/print-json.ts';
import { printLine } from '../output/print-line.ts';

/** `latchkey migrate`. */
export function migrateCommand(io: CommandIo): Command {
  return createCommand(io, 'migrate', {
    summary: 'make the store, or bring it to this version',
    description:
      'Makes the store where there is none, or brings it to the version of this program. There is no way back, and servers of ' +
      'an earlier version refuse it afterwards. A server does the same when it starts.',
    examples: [
      ['migrate', 'the store that DATABASE_URL or DATA_DIR names'],
      ['migrate --json', 'for machines'],
    ],
  })
    .option('--json', 'print the versions as JSON')
    .action(({ json }: { json?: boolean }) => migrate(io, json === true));
}

async function migrate(io: CommandIo, json: boolean): Promise<void> {
  const location = storeLocation(readStoreConfig(io.env));
  const { current: from, newest: to } = await readStoreVersion(location);
  await (await openStore(location)).close();
  const store = describeLocation(location);
  if (json) printJson(io, { store, from, to });
  else printLine(io, describe(store, from, to));
}

function describe(store: string, from: string | null, to: string): string {
  if (from === null) return `Made the store ${store}, version ${to}`;
  if (from === to) return `The store ${store} is of version ${to} already`;
  return `Brought the store ${store} from version ${from} to ${to}`;
}
