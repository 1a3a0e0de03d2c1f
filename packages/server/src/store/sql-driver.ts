import type { DatabaseConnection, Driver } from 'kysely';

/** A connection as one caller holds it. */
export interface SqlConnection extends DatabaseConnection {
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** Always resolves: the caller has a better error to report. */
  rollback(): Promise<void>;
}

/** Where connections come from. */
export interface ConnectionSource {
  /** Waits for the caller's turn; rejects with `store_unavailable`. */
  acquire(): Promise<SqlConnection>;
  release(connection: SqlConnection): void;
  close(): Promise<unknown>;
}

/** Kysely's view of a database. Each engine knows one kind of transaction; savepoints are not offered. */
export class SqlDriver implements Driver {
  readonly #source: ConnectionSource;

  constructor(source: ConnectionSource) {
    this.#source = source;
  }

  /** Nothing to do: sources connect at first use. */
  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<SqlConnection> {
    return this.#source.acquire();
  }

  beginTransaction(connection: SqlConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqlConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: SqlConnection): Promise<void> {
    return connection.rollback();
  }

  releaseConnection(connection: SqlConnection): Promise<void> {
    this.#source.release(connection);
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.#source.close();
  }
}
