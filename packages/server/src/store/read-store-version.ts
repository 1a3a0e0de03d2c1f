import { resolve } from 'node:path';
import { migrations } from './migrations/migrations.ts';
import { MigrationRefused } from './migrations/migrate.ts';
import { describeLocation, type StoreLocation } from './open-engine.ts';
import { openProblem } from './open-problem.ts';
import { readPostgresMigrations } from './postgres/read-postgres-migrations.ts';
import { readSqliteMigrations } from './sqlite/read-sqlite-migrations.ts';
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
  const name = describeLocation(location);
  try {
    const run = await readMigrations(location);
    if (run.some((migration) => !known.includes(migration))) throw new MigrationRefused('newer_version');
    return {
      current: known.findLast((migration) => run.includes(migration)) ?? null,
      newest: known.at(-1) ?? '',
    };
  } catch (error) {
    throw error instanceof StoreOpenError ? error : new StoreOpenError(name, openProblem(error), error);
  }
}

function readMigrations(location: StoreLocation): Promise<readonly string[]> {
  if ('file' in location) return Promise.resolve(readSqliteMigrations(resolve(location.file)));
  const [, path] = /^sqlite:(.+)$/s.exec(location.url) ?? [];
  if (path !== undefined) return Promise.resolve(readSqliteMigrations(resolve(path)));
  return readPostgresMigrations(location.url);
}
