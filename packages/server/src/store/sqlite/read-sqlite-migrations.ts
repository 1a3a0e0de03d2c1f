import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { MigrationRefused } from '../migrations/migrate.ts';
import { migrationTable } from '../migrations/migrations.ts';
import { SqliteError } from './sqlite-error.ts';

const busyMilliseconds = 1_500;

/** The migrations that were run on a file, none for a file that is missing or empty. The file stays as it is. */
export function readSqliteMigrations(file: string): readonly string[] {
  // Throws where the folder may not be entered: whether there is a file is unknown then.
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return [];
  // SQLite calls it a failure of the disk.
  if (found.isDirectory()) throw Object.assign(new Error('It is a folder'), { code: 'EISDIR' });
  try {
    return readLog(file);
  } catch (error) {
    if (error instanceof MigrationRefused) throw error;
    const { message, errcode } = error as Error & { errcode?: number };
    throw new SqliteError({ message, resultCode: errcode });
  }
}

function readLog(file: string): readonly string[] {
  // As a URL: a path may hold what means something in one.
  const database = new DatabaseSync(pathToFileURL(file), { readOnly: true, timeout: busyMilliseconds });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    if (tables.length === 0) return [];
    if (!tables.some(({ name }) => name === migrationTable.sqlite))
      throw new MigrationRefused('foreign_database');
    return database
      .prepare(`SELECT name FROM ${migrationTable.sqlite}`)
      .all()
      .map(({ name }) => String(name));
  } finally {
    database.close();
  }
}
