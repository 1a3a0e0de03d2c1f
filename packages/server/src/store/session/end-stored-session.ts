import type { CommandContext } from '../create-transactions.ts';

/** Deletes a session whose row is held, and writes the fact. Nothing is left that could be refreshed. */
export async function endStoredSession(
  { transaction, appendFact }: CommandContext,
  sid: string,
  nowSeconds: number,
): Promise<void> {
  await transaction.deleteFrom('sessions').where('id', '=', sid).execute();
  await appendFact({ kind: 'session_ended', sid }, nowSeconds);
}
