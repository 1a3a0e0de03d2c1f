import type { Kysely, Transaction } from 'kysely';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { PostgresError } from './postgres-error.ts';

const attempts = 3;

/** Of two transactions that wait for each other, or that cannot both be, PostgreSQL undoes one; it may try again. */
const transient: ReadonlySet<string | undefined> = new Set(['40001', '40P01']);

/** Runs the command as one transaction, from the start again where PostgreSQL undid it for the sake of another. */
export async function runTransaction<Tables, Result>(
  db: Kysely<Tables>,
  command: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await db.transaction().execute(command);
    } catch (error) {
      if (left === 1 || !isTransient(error)) throw error;
    }
  }
}

function isTransient(error: unknown): boolean {
  const { cause } = error as LatchkeyError;
  return error instanceof LatchkeyError && cause instanceof PostgresError && transient.has(cause.code);
}
