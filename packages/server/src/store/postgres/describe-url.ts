import { Client } from 'pg';

/** A URL as it may be shown: where it leads, without user, password and parameters. Throws a TypeError for none. */
export function describeUrl(url: string): string {
  try {
    // Read as `pg` reads it: parameters and variables of the environment have a say, too.
    const { host, port, database } = new Client({ connectionString: url });
    return `postgres://${host.includes(':') ? `[${host}]` : host}:${port}/${database ?? ''}`;
  } catch (error) {
    throw unreadable(error as NodeJS.ErrnoException);
  }
}

/** Without the error itself, which may hold the URL, and that the password. */
function unreadable({ path }: NodeJS.ErrnoException): TypeError {
  return new TypeError(
    path === undefined
      ? 'url must be postgres://USER:PASSWORD@HOST:PORT/DATABASE; percent-encode special characters'
      : `url names the file ${path}, which cannot be read`,
  );
}
