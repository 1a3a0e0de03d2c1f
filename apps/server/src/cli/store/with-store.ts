import {
  type Accounts,
  createAccounts,
  createPasswordHasher,
  LatchkeyError,
  openProblem,
  openStore,
  type Store,
} from '@latchkey/server';
import { readStoreConfig } from '../../config/read-store-config.ts';
import type { StoreConfig } from '../../config/read-store.ts';
import { storeLocation } from '../../config/store-location.ts';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { expectCurrentStore } from './expect-current-store.ts';

/** What most commands work on. */
export interface OpenedStore {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly config: StoreConfig;
}

/**
 * Opens the store that the environment names, and closes it after the command. Makes and migrates none: whoever mistypes
 * its place would find an empty one.
 */
export async function withStore<Result>(
  io: Pick<CommandIo, 'env' | 'clock'>,
  use: (opened: OpenedStore) => Promise<Result>,
): Promise<Result> {
  const config = readStoreConfig(io.env);
  const location = storeLocation(config);
  await expectCurrentStore(location);
  const store = await openStore(location);
  try {
    const { passwordMinLength } = config;
    const passwords = createPasswordHasher();
    const accounts = createAccounts({ store: store.accounts, passwords, passwordMinLength, clock: io.clock });
    return await use({ store, accounts, config });
  } catch (error) {
    throw isAway(error)
      ? new CommandError(`The store ${store.name} cannot be reached: ${openProblem(error)}`)
      : error;
  } finally {
    await store.close();
  }
}

function isAway(error: unknown): boolean {
  return error instanceof LatchkeyError && error.code === 'store_unavailable';
}
