import { Client } from 'pg';

/** Parameters that say nothing about where a URL leads. Some name files, which `pg` reads when it reads the URL. */
const encryption = /(?<=[?&])ssl\w*=[^&#]*/g;

/** A URL as it may be shown: where it leads, without user, password and parameters. Throws a TypeError for none. */
export function describeUrl(url: string): string {
  try {
    // Read as `pg` reads it: parameters and variables of the environment have a say, too.
    const { host, port, database } = new Client({ connectionString: url.replace(encryption, '') });
    return `postgres://${host.includes(':') ? `[${host}]` : host}:${port}/${database ?? ''}`;
  } catch {
    // Without the error itself, which may hold the URL, and that the password.
    throw new TypeError(
      'url must be postgres://USER:PASSWORD@HOST:PORT/DATABASE; percent-encode special characters',
    );
  }
}
