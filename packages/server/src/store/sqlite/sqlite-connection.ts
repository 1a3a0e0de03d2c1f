import type { CompiledQuery, QueryResult } from 'kysely';
import type { SqlConnection } from '../sql-driver.ts';
import { checkParameters } from './check-parameters.ts';
import type { SqliteThread } from './sqlite-thread.ts';

/** The database, held by one caller at a time. It stays with one worker, so no transaction can span two. */
export class SqliteConnection implements SqlConnection {
  readonly #thread: SqliteThread;
  #inTransaction = false;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async begin(): Promise<void> {
    await this.#thread.request({ kind: 'begin' });
    this.#inTransaction = true;
  }

  async commit(): Promise<void> {
    await this.#thread.request({ kind: 'commit' });
    this.#inTransaction = false;
  }

  /** Never fails: a worker that died has rolled back, and the caller has a better error to report. */
  async rollback(): Promise<void> {
    await this.#thread.request({ kind: 'rollback' }).catch(() => undefined);
    this.#inTransaction = false;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    checkParameters(parameters);
    const inTransaction = this.#inTransaction;
    const { rows, changes, lastInsertId } = await this.#thread.request({
      kind: 'run',
      sql,
      parameters,
      inTransaction,
    });
    return {
      rows: rows as Row[],
      ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
      ...(lastInsertId !== undefined && { insertId: BigInt(lastInsertId) }),
    };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new TypeError('streaming would hold the only connection while the consumer thinks');
  }
}
