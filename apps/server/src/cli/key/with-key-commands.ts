import { existsSync } from 'node:fs';
import { type KeyCommands, openKeyCommands, type Store } from '@latchkey/server';
import { type KeyConfig, readKeyConfig } from '../../config/read-store-config.ts';
import { secretFile } from '../../secret/data-folder-secret.ts';
import { rootSecrets } from '../../secret/root-secrets.ts';
import { secretProblem } from '../../secret/secret-problem.ts';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { withStore } from '../store/with-store.ts';

/** What commands on signing keys work on. */
export interface OpenedKeys {
  readonly store: Store;
  readonly commands: KeyCommands;
}

/** Opens the store and its ring of signing keys, with the secret that the servers have. Makes neither secret nor ring. */
export async function withKeyCommands(
  io: CommandIo,
  use: (opened: OpenedKeys) => Promise<void>,
): Promise<void> {
  const config = readKeyConfig(io.env);
  expectRing(config);
  await withStore(io, async ({ store }) => {
    if ((await store.signingKeys.load()).keys.length === 0) {
      throw new CommandError(
        'There are no signing keys yet: a server makes them when it first starts',
        exitCode.notFound,
      );
    }
    await use({ store, commands: await openCommands(io, config, store) });
  });
}

/** With a key that other services share, servers have no ring. */
function expectRing({ signing }: KeyConfig): void {
  if (signing.jwtSecretKey === null) return;
  throw new CommandError(
    'JWT_SECRET_KEY is set: servers sign with it, and it is changed wherever it is shared',
  );
}

async function openCommands(io: CommandIo, config: KeyConfig, store: Store): Promise<KeyCommands> {
  expectSecret(config);
  const { secretKey, alsoAccept } = rootSecrets(config, () => undefined);
  const { algorithm, jwksMaxAgeSeconds } = config.signing;
  try {
    return await openKeyCommands({
      store,
      secretKey,
      secretKeyAlsoAccept: alsoAccept,
      algorithm,
      jwksMaxAgeSeconds,
      clock: io.clock,
    });
  } catch (error) {
    throw secretProblem(error);
  }
}

/** A server makes a secret where there is none; a command that did would make one that fits nothing. */
function expectSecret({ secret, dataFolder }: KeyConfig): void {
  const file = secretFile(dataFolder);
  if (secret.kind === 'value' || existsSync(file)) return;
  throw new CommandError(
    `There is no secret key in ${file}: set SECRET_KEY or SECRET_KEY_FILE as the servers have it, or DATA_DIR to their folder`,
  );
}
