import type { SqlEngine } from './engine.ts';
import { describeUrl } from './postgres/describe-url.ts';
import { openPostgresEngine } from './postgres/open-postgres-engine.ts';
import { openSqliteEngine } from './sqlite/open-sqlite-engine.ts';
import type { StoreLimits } from './store-limits.ts';

/** Where a store is: a SQLite file, or the URL of a database. */
export type StoreLocation =
  | {
      /** Path of the SQLite file. It is created where it is missing (0600), and so is its folder (0700). */
      readonly file: string;
    }
  | {
      /**
       * `postgres://USER:PASSWORD@HOST:PORT/DATABASE` (`postgresql:` means the same), or `sqlite:PATH`. Parameters are
       * those of `pg`: `?sslmode=verify-full` demands an encrypted connection, `?options=-c%20search_path%3DNAME` takes
       * a schema other than the user's own.
       */
      readonly url: string;
    };

const sqliteUrl = /^sqlite:(.+)$/s;

/** The location as it may be shown: a path, or host, port and database; never a user or a password. */
export function describeLocation(location: StoreLocation): string {
  if ('file' in location) return location.file;
  const [, path] = sqliteUrl.exec(location.url) ?? [];
  return path ?? describeUrl(location.url);
}

/** Opens the engine and brings its database to the newest version. Rejects with a StoreOpenError, or a TypeError. */
export async function openEngine(location: StoreLocation, limits: StoreLimits): Promise<SqlEngine> {
  if ('file' in location) {
    if (location.file === '') throw new TypeError('file must be the path of the SQLite file');
    return openSqliteEngine(location.file, limits);
  }
  const { url } = location;
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgresEngine(url, limits);
  const [, path] = sqliteUrl.exec(url) ?? [];
  if (path !== undefined && path !== ':memory:') return openSqliteEngine(path, limits);
  // The value may hold a password, so it is not repeated.
  throw new TypeError('url must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE');
}
