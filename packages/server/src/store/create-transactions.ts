import type { Transaction } from 'kysely';
import type { Fact, NumberedFact } from '../feed/fact.ts';
import type { SqlEngine } from './engine.ts';
import { appendFact } from './feed/append-fact.ts';
import type { Tables } from './tables.ts';

/** What a command is run with. */
export interface CommandContext {
  readonly transaction: Transaction<Tables>;
  /** Writes a fact, and resolves to its number. To be called when nothing else is left to be locked. */
  appendFact(fact: Fact, nowSeconds: number): Promise<number>;
}

export type FactListener = (facts: readonly NumberedFact[]) => void;

/** Runs commands that write facts, and tells whoever listens. */
export interface Transactions {
  /** Runs the command as one transaction. Listeners have heard of its facts when the promise resolves. */
  run<Result>(command: (context: CommandContext) => Promise<Result>): Promise<Result>;
  /** Returns a function that ends it. */
  onCommit(listener: FactListener): () => void;
}

export function createTransactions(engine: SqlEngine): Transactions {
  const listeners = new Set<{ readonly hear: FactListener }>();
  return {
    async run(command) {
      const { result, facts } = await engine.transaction((transaction) =>
        runCollecting(engine, transaction, command),
      );
      if (facts.length > 0) for (const listener of listeners) tell(listener.hear, facts);
      return result;
    },
    onCommit(hear) {
      const listener = { hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The facts are told only once the transaction is committed: one that was rolled back has said nothing. */
async function runCollecting<Result>(
  engine: SqlEngine,
  transaction: Transaction<Tables>,
  command: (context: CommandContext) => Promise<Result>,
): Promise<{ readonly result: Result; readonly facts: readonly NumberedFact[] }> {
  const facts: NumberedFact[] = [];
  const result = await command({
    transaction,
    async appendFact(fact, nowSeconds) {
      const number = await appendFact(engine, transaction, fact, nowSeconds);
      facts.push({ number, createdAtSeconds: nowSeconds, fact });
      return number;
    },
  });
  return { result, facts };
}

/** The change is stored whatever a listener makes of it; one that fails here still reads the feed. */
function tell(hear: FactListener, facts: readonly NumberedFact[]): void {
  try {
    hear(facts);
  } catch (error) {
    process.emitWarning(`a listener of the feed failed: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
