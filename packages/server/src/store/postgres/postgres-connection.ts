import type { CompiledQuery, QueryResult } from 'kysely';
import type { ClientBase, QueryResult as PgResult } from 'pg';
import type { SqlConnection } from '../sql-driver.ts';
import { storeUnavailable } from '../store-unavailable.ts';
import { checkParameters } from './check-parameters.ts';
import { errorFromPostgres, isConnectionFault, PostgresError } from './postgres-error.ts';

const countingCommands: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);

/** A connection, held by one caller at a time. */
export class PostgresConnection implements SqlConnection {
  readonly #client: ClientBase;
  #isLost = false;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  /** Whether what the server does with this connection is unknown, so that nobody may use it again. */
  get isLost(): boolean {
    return this.#isLost;
  }

  async begin(): Promise<void> {
    // Whatever the server's default is: each statement is to see what was committed before it.
    await this.#query('begin isolation level read committed');
  }

  async commit(): Promise<void> {
    const { command } = await this.#query('commit');
    // The server's answer where a statement had failed and the caller went on.
    if (command === 'ROLLBACK')
      throw storeUnavailable(new PostgresError('the transaction was rolled back', '25P02'));
  }

  async rollback(): Promise<void> {
    if (this.#isLost) return;
    await this.#query('rollback').catch(() => (this.#isLost = true));
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    checkParameters(parameters);
    const { command, rowCount, rows } = await this.#query(sql, parameters);
    return {
      rows: rows as Row[],
      ...(countingCommands.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new TypeError('streaming would hold a connection while the consumer thinks');
  }

  async #query(sql: string, parameters: readonly unknown[] = []): Promise<PgResult> {
    try {
      return await this.#client.query(sql, [...parameters]);
    } catch (reason) {
      this.#isLost ||= isConnectionFault(reason);
      throw errorFromPostgres(reason);
    }
  }
}
