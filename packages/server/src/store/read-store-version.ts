import { resolve } from 'node:path';
import { migrations } from './migrations/migrations.ts';
import { MigrationRefused } from './migrations/migrate.ts';
import { openProblem } from './open-problem.ts';
import { readPostgresMigrations } from './postgres/read-postgres-migrations.ts';
import { readSqliteMigrations } from './sqlite/read-sqlite-migrations.ts';
import {
  describeLocation,
  type ResolvedLocation,
  resolveLocation,
  type StoreLocation,
} from './store-location.ts';
import { StoreOpenError } from './store-open-error.ts';

/** Which migrations a store has seen. */
export interface StoreVersion {
  /** The last one that was run; null where there is no store yet. */
  readonly current: string | null;
  /** The last one there is: what `openStore` brings the store to. */
  readonly newest: string;
}

/**
 * Reads the version of a store, and changes nothing: a file that is missing stays so. Blocks for at most 1.5 seconds where
 * another process keeps a SQLite file locked. Rejects with a StoreOpenError, as `openStore` does, also for a store of a
 * newer version, and with a TypeError for a mistake in the location.
 */
export async function readStoreVersion(location: StoreLocation): Promise<StoreVersion> {
  const known = Object.keys(migrations);
  const place = resolveLocation(location);
  try {
    const run = await readMigrations(place);
    if (run.some((migration) => !known.includes(migration))) throw new MigrationRefused('newer_version');
    return {
      current: known.findLast((migration) => run.includes(migration)) ?? null,
      newest: known.at(-1) ?? '',
    };
  } catch (error) {
    throw error instanceof StoreOpenError
      ? error
      : new StoreOpenError(describeLocation(location), openProblem(error), error);
  }
}

async function readMigrations(place: ResolvedLocation): Promise<readonly string[]> {
  return place.kind === 'sqlite'
    ? readSqliteMigrations(resolve(place.file))
    : readPostgresMigrations(place.url);
}
