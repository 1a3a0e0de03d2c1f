/** One statement stays far below the limits of time, and whoever waits for the database gets a turn after it. */
const batchRows = 1_000;
/** A server that is asked to stop waits for the whole. What is left goes the next time. */
const maxBatches = 20;

/**
 * Deletes many rows, few at a time: after a long standstill there may be more than one statement could delete before it
 * is ended, and that would undo all of it, each time. Resolves to how many it deleted.
 */
export async function deleteInBatches(deleteSome: (limit: number) => Promise<number>): Promise<number> {
  let sum = 0;
  for (let left = maxBatches; left > 0; left -= 1) {
    const deleted = await deleteSome(batchRows);
    if (deleted === 0) break;
    sum += deleted;
  }
  return sum;
}
