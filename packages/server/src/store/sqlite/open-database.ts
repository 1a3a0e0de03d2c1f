import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { SqliteResult, SqliteSetup, SqliteSignature, SqliteValue } from './protocol.ts';
import { primaryCode, resultCode } from './result-code.ts';

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
export function openDatabase(setup: SqliteSetup): OpenDatabase {
  const database = connect(setup);
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

function connect({ file, busyMilliseconds, signature }: SqliteSetup): DatabaseSync {
  const location = pathToFileURL(file);
  // "rw" and not "rwc": a file that was moved away must be missed, not replaced by an empty one.
  location.searchParams.set('mode', 'rw');
  const database = new DatabaseSync(location, { timeout: busyMilliseconds });
  try {
    database.exec('PRAGMA foreign_keys = ON');
    // First of all: nothing is written to a file that is not ours.
    if (signature !== undefined) verify(database, signature);
    useWriteAheadLog(database, busyMilliseconds);
    database.exec(`PRAGMA busy_timeout = ${busyMilliseconds}`);
    // FULL: a commit that was acknowledged survives a power cut (https://sqlite.org/pragma.html#pragma_synchronous).
    database.exec('PRAGMA synchronous = FULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function verify(database: DatabaseSync, { sql, values }: SqliteSignature): void {
  const found = database.prepare(sql).all().flatMap(Object.values);
  if (found.length === values.length && values.every((value, index) => value === found[index])) return;
  const message = 'the file holds something else than when the store was opened';
  throw Object.assign(new Error(message), { errcode: resultCode.notADatabase });
}

/** SQLite does not always wait by itself here, as when two processes turn a new file to WAL at once. */
function useWriteAheadLog(database: DatabaseSync, busyMilliseconds: number): void {
  database.exec('PRAGMA busy_timeout = 0');
  const pauseMilliseconds = 50;
  for (let left = busyMilliseconds / pauseMilliseconds; ; left -= 1) {
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
  try {
    if (returnsRows) return { rows: statement.all(...parameters) };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], changes: Number(changes), lastInsertId: Number(lastInsertRowid) };
  } catch (error) {
    throw withoutValues(error as SqliteFault);
  }
}

/** What `node:sqlite` throws; `errstr` is the fixed text of the result code. */
type SqliteFault = Error & { readonly errcode?: number; readonly errstr?: string };

/** What an SQL function says about its arguments, while a statement runs, may quote them. */
function withoutValues(fault: SqliteFault): Error {
  if (primaryCode(fault.errcode) !== resultCode.error) return fault;
  return Object.assign(new Error(fault.errstr), { errcode: fault.errcode });
}
