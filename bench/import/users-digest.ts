import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** A digest of every account in a SQLite store: another one where anything about any of them has changed. */
export function usersDigest(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const digest = createHash('sha256');
    for (const table of ['users', 'subjects']) {
      for (const row of database.prepare(`select * from ${table} order by 1`).iterate()) {
        digest.update(JSON.stringify(row));
      }
    }
    return digest.digest('hex');
  } finally {
    database.close();
  }
}

/** The beginnings of the hashes of these users, which tell the scheme and its costs. */
export function hashBeginnings(file: string, usernames: readonly string[]): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const select = database.prepare(
      'select substr(password_hash, 1, 30) as beginning from users where username = ?',
    );
    return usernames.map((username) => String(select.get(username)?.['beginning']));
  } finally {
    database.close();
  }
}
