import type { StoreLocation } from '@latchkey/server';
import type { StoreConfig } from './read-store.ts';

/** The place of the configured store, as the library takes it. */
export function storeLocation({ database }: Pick<StoreConfig, 'database'>): StoreLocation {
  return database.kind === 'sqlite' ? { file: database.file } : { url: database.url };
}
