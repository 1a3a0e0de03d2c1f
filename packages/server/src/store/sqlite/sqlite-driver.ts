import type { Driver } from 'kysely';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Kysely's view of the one connection. Savepoints and streaming are not offered. */
export class SqliteDriver implements Driver {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Nothing to do: the worker starts at first use. */
  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<SqliteConnection> {
    return this.#database.acquire();
  }

  /** Always BEGIN IMMEDIATE; SQLite knows one isolation level, serializable. */
  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return connection.rollback();
  }

  releaseConnection(connection: SqliteConnection): Promise<void> {
    this.#database.release(connection);
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.#database.close();
  }
}
