import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { SqliteResult, SqliteValue } from './protocol.ts';
import { primaryCode, resultCode } from './result-code.ts';

const busyTimeoutMilliseconds = 5_000;
const maxCachedStatements = 256;

export interface OpenDatabase {
  run(sql: string, parameters: readonly SqliteValue[]): SqliteResult;
  isTransaction(): boolean;
  close(): void;
}

interface CachedStatement {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

/** Opens an existing file. Statements are prepared once and kept, the least recently used one goes first. */
export function openDatabase(file: string): OpenDatabase {
  const database = connect(file);
  const statements = new Map<string, CachedStatement>();

  function prepare(sql: string): CachedStatement {
    const cached = statements.get(sql) ?? compile(database, sql);
    statements.delete(sql);
    statements.set(sql, cached);
    const [leastRecent] = statements.keys();
    if (statements.size > maxCachedStatements && leastRecent !== undefined) statements.delete(leastRecent);
    return cached;
  }

  return {
    run: (sql, parameters) => execute(prepare(sql), parameters),
    isTransaction: () => database.isTransaction,
    close: () => database.close(),
  };
}

function connect(file: string): DatabaseSync {
  const location = pathToFileURL(file);
  // "rw" and not "rwc": a file that was moved away must be missed, not replaced by an empty one.
  location.searchParams.set('mode', 'rw');
  const database = new DatabaseSync(location, { timeout: 0 });
  try {
    database.exec('PRAGMA foreign_keys = ON');
    useWriteAheadLog(database);
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMilliseconds}`);
    // FULL: a commit that was acknowledged survives a power cut (https://sqlite.org/pragma.html#pragma_synchronous).
    database.exec('PRAGMA synchronous = FULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite does not always wait by itself here, as when two processes turn a new file to WAL at once. */
function useWriteAheadLog(database: DatabaseSync): void {
  const pauseMilliseconds = 50;
  for (let left = busyTimeoutMilliseconds / pauseMilliseconds; ; left -= 1) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (left <= 0 || primaryCode((error as { errcode?: number }).errcode) !== resultCode.busy) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMilliseconds);
    }
  }
}

function compile(database: DatabaseSync, sql: string): CachedStatement {
  const statement = database.prepare(sql);
  return { statement, returnsRows: statement.columns().length > 0 };
}

function execute(
  { statement, returnsRows }: CachedStatement,
  parameters: readonly SqliteValue[],
): SqliteResult {
  if (returnsRows) return { rows: statement.all(...parameters) };
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { rows: [], changes: Number(changes), lastInsertId: Number(lastInsertRowid) };
}
