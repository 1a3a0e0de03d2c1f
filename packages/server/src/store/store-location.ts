import { describeUrl } from './postgres/describe-url.ts';

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

/** Where a store is, and of which kind. */
export type ResolvedLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** Tells a file from a database. Throws a TypeError for a location that can be neither. */
export function resolveLocation(location: StoreLocation): ResolvedLocation {
  if ('file' in location) {
    if (location.file === '') throw new TypeError('file must be the path of the SQLite file');
    return { kind: 'sqlite', file: location.file };
  }
  const { url } = location;
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'postgres', url };
  const [, path] = sqliteUrl.exec(url) ?? [];
  if (path !== undefined && path !== ':memory:') return { kind: 'sqlite', file: path };
  // The value may hold a password, so it is not repeated.
  throw new TypeError('url must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE');
}
