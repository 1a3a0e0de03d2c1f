import type { SqlEngine } from './engine.ts';
import { openPostgresEngine } from './postgres/open-postgres-engine.ts';
import { openSqliteEngine } from './sqlite/open-sqlite-engine.ts';
import { resolveLocation, type StoreLocation } from './store-location.ts';
import type { StoreLimits } from './store-limits.ts';

/** Opens the engine and brings its database to the newest version. Rejects with a StoreOpenError, or a TypeError. */
export async function openEngine(location: StoreLocation, limits: StoreLimits): Promise<SqlEngine> {
  const place = resolveLocation(location);
  return place.kind === 'sqlite'
    ? openSqliteEngine(place.file, limits)
    : openPostgresEngine(place.url, limits);
}
