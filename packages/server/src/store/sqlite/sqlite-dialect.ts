import { type Dialect, type Kysely, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { SqlDriver } from '../sql-driver.ts';
import { SqliteAdapter } from './sqlite-adapter.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Kysely over `node:sqlite` in a worker thread. */
export class SqliteDialect implements Dialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  createDriver(): SqlDriver {
    return new SqlDriver(this.#database);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }

  createIntrospector(database: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(database);
  }
}
