import type { InTurn } from './create-in-turn.ts';

/** Runs a task in its turn. Calls share a run that has not begun yet, and never one that has. */
export function createSharedRun(inTurn: InTurn, task: () => Promise<void>): () => Promise<void> {
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= inTurn(() => {
      waiting = undefined;
      return task();
    });
    return waiting;
  };
}
