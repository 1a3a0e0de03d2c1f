import { startOwnPostgres } from './start-own-postgres.ts';

/** A PostgreSQL for tests. */
export interface Postgres {
  /** Of a database in which tests may make schemas and databases. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The server that `TEST_DATABASE_URL` names, which is left running, or one that is started for the purpose. */
export async function startPostgres(): Promise<Postgres> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined || url === '') return startOwnPostgres();
  return { url, stop: () => Promise.resolve() };
}
