import type { CommandContext } from '../create-transactions.ts';

/** What is void from now on: every token below the generation, but those of one session. */
export interface Voided {
  readonly subject: string;
  readonly generation: number;
  readonly exceptSid: string | null;
  readonly nowSeconds: number;
}

/**
 * Writes the fact, remembers its number beside the generation, and resolves to it. To be called with the subject's row
 * held, when nothing else is left to be locked.
 */
export async function writeVoided(
  { transaction, appendFact }: CommandContext,
  { subject, generation, exceptSid, nowSeconds }: Voided,
): Promise<number> {
  const number = await appendFact({ kind: 'subject_voided', subject, generation, exceptSid }, nowSeconds);
  await transaction
    .updateTable('subjects')
    .set({ changed_number: number })
    .where('subject', '=', subject)
    .execute();
  return number;
}
