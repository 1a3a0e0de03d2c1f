// The one thread that touches the database file: a lock held elsewhere, or a slow disk, stalls it and nothing else.
import { parentPort, workerData } from 'node:worker_threads';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import type { SqliteFailure, SqliteReply, SqliteRequest, SqliteResult, SqliteSetup } from './protocol.ts';
import { primaryCode, resultCode } from './result-code.ts';

if (parentPort === null) throw new Error('this script runs in a worker thread only');
const port = parentPort;
const setup = workerData as SqliteSetup;

// Opened at first use, and again after a fault: a file that comes back is picked up without a restart.
let database: OpenDatabase | undefined;

/** After these nothing that the handle believes about the file can be relied on. */
const handleFaults: ReadonlySet<number | undefined> = new Set([
  // As when a table is missing, which it is not in a store of ours.
  resultCode.error,
  resultCode.readOnly,
  resultCode.inputOutput,
  resultCode.corrupt,
  resultCode.cannotOpen,
  resultCode.notADatabase,
]);

port.on('message', (request: SqliteRequest) => {
  port.postMessage(answer(request));
  if (request.kind === 'close') port.close();
});

function answer(request: SqliteRequest): SqliteReply {
  try {
    return { ok: true, result: perform(request) };
  } catch (error) {
    const failure = toFailure(error);
    if (handleFaults.has(primaryCode(failure.resultCode))) closeDatabase();
    return { ok: false, failure };
  }
}

function perform(request: SqliteRequest): SqliteResult {
  switch (request.kind) {
    case 'begin':
      // IMMEDIATE takes the write lock now: a transaction that reads and then writes cannot fail half way.
      return openedDatabase().run('BEGIN IMMEDIATE', []);
    case 'commit':
      return openTransaction().run('COMMIT', []);
    case 'rollback':
      return database?.isTransaction() ? database.run('ROLLBACK', []) : { rows: [] };
    case 'run':
      return (request.inTransaction ? openTransaction() : openedDatabase()).run(
        request.sql,
        request.parameters,
      );
    case 'close':
      closeDatabase();
      return { rows: [] };
  }
}

function openedDatabase(): OpenDatabase {
  return (database ??= openDatabase(setup));
}

/** SQLite ends a transaction by itself after some faults; what follows must not run as if nothing had happened. */
function openTransaction(): OpenDatabase {
  if (database?.isTransaction()) return database;
  throw Object.assign(new Error('the transaction was rolled back'), { errcode: resultCode.abort });
}

function closeDatabase(): void {
  const closing = database;
  database = undefined;
  closing?.close();
}

function toFailure(error: unknown): SqliteFailure {
  const { message, errcode, code } = error as { message?: unknown; errcode?: unknown; code?: unknown };
  if (typeof errcode === 'number') return { message: String(message), resultCode: errcode };
  // Node's own messages may quote a value, as that of a number beyond 2^53 does.
  return { message: `the database thread failed: ${String(code)}`, resultCode: undefined };
}
