import { type Dialect, type Kysely, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { SqliteAdapter } from './sqlite-adapter.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { SqliteDriver } from './sqlite-driver.ts';

/** Kysely over `node:sqlite` in a worker thread. */
export class SqliteDialect implements Dialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  createDriver(): SqliteDriver {
    return new SqliteDriver(this.#database);
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
