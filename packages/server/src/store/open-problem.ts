import { LatchkeyError } from '../error/latchkey-error.ts';
import { type MigrationRefusal, MigrationRefused } from './migrations/migrate.ts';
import { PostgresError } from './postgres/postgres-error.ts';
import { postgresProblem } from './postgres/postgres-problem.ts';
import { primaryCode, resultCode } from './sqlite/result-code.ts';
import { SqliteError } from './sqlite/sqlite-error.ts';

const ofSqlite: Readonly<Record<number, string>> = {
  [resultCode.permission]: 'it is not writable; give this user write access to the file and its folder',
  [resultCode.busy]: 'another process keeps it locked; stop that process or wait for it',
  [resultCode.readOnly]: 'it is not writable; give this user write access to the file and its folder',
  [resultCode.inputOutput]: 'reading or writing it failed; check the disk',
  [resultCode.corrupt]: 'it is damaged; restore it from a backup',
  [resultCode.full]: 'the disk is full; free some space',
  [resultCode.cannotOpen]: 'it cannot be opened; give this user write access to the file and its folder',
  [resultCode.lockProtocol]: 'another process keeps it locked; stop that process or wait for it',
  [resultCode.notADatabase]: 'it is not a SQLite database; name another file',
};

const ofMigration: Readonly<Record<MigrationRefusal, string>> = {
  newer_version: 'a newer version of Latchkey has written it; run that version, or name another store',
  foreign_database: 'it is a database of another program; name another file',
  no_schema: 'none of the schemas in its search_path exists; create one, or name another',
};

const ofFileSystem: Readonly<Record<string, string>> = {
  EACCES: 'the folder is not writable for this user; run as the one who owns it, or name another folder',
  EPERM: 'the folder is not writable for this user; run as the one who owns it, or name another folder',
  EROFS: 'the file system is read-only; name a folder that is writable',
  ENOENT: 'its folder cannot be made there; name another folder',
  ENOSPC: 'the disk is full; free some space',
  ENOTDIR: 'a part of its path is a file where a folder should be; name another folder',
  EEXIST: 'a part of its path is a file where a folder should be; name another folder',
  EISDIR: 'it is a folder; name a file in it',
};

/**
 * What is wrong, and what would be right, for an error met while opening a store or while first using it. Fit for the
 * `problem` of a StoreOpenError; a LatchkeyError speaks for the fault underneath.
 */
export function openProblem(error: unknown): string {
  if (error instanceof MigrationRefused) return ofMigration[error.reason];
  const fault = error instanceof LatchkeyError ? (error.cause ?? error) : error;
  if (fault instanceof PostgresError) return postgresProblem(fault);
  if (fault instanceof SqliteError) {
    return ofSqlite[primaryCode(fault.resultCode) ?? -1] ?? fault.message;
  }
  const { code, message } = fault as NodeJS.ErrnoException;
  return ofFileSystem[code ?? ''] ?? message;
}
