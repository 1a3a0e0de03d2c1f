import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { type CommandContext, createTransactions } from './create-transactions.ts';
import type { SqlEngine } from './engine.ts';
import type { StoreLocation } from './store-location.ts';
import { queryPostgres } from './postgres/test-database.fixture.ts';

/** Long enough for whoever waits for a held transaction, on a busy machine too. */
export const patientLimits = { busyMilliseconds: 30_000, answerMilliseconds: 40_000 };

/** A command that has done its work in a transaction, and commits when it is told to. */
export interface HeldTransaction {
  /** Commits, and resolves when that is done. */
  commit(): Promise<void>;
}

/** Runs the command, and resolves when it waits before its commit. */
export async function holdTransaction(
  engine: SqlEngine,
  command: (context: CommandContext) => Promise<unknown>,
): Promise<HeldTransaction> {
  const held = Promise.withResolvers<undefined>();
  const released = Promise.withResolvers<undefined>();
  const done = createTransactions(engine).run(async (context) => {
    await command(context);
    held.resolve(undefined);
    await released.promise;
  });
  onTestFinished(() => released.resolve(undefined));
  await Promise.race([held.promise, done]);
  return {
    async commit() {
      released.resolve(undefined);
      await done;
    },
  };
}

/** Resolves when somebody who uses the table waits for a lock. On SQLite callers wait for their turn instead. */
export async function untilBlocked(location: StoreLocation, table: string): Promise<void> {
  if (!('url' in location)) return nextTurn();
  const waiting = `
    select 1 from pg_locks waiting join pg_locks used on used.pid = waiting.pid
    where not waiting.granted and used.relation = '${table}'::regclass`;
  while ((await queryPostgres(location.url, waiting)).length === 0) await nextTurn();
}
