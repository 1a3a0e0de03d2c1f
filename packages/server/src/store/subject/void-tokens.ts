import type { Transaction } from 'kysely';
import { isStorableText } from '../../session/is-storable-text.ts';
import type { SubjectState, VoidSubject } from '../../subject/subject-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import type { Tables } from '../tables.ts';
import { raiseGeneration } from './raise-generation.ts';
import { writeVoided } from './write-voided.ts';

/**
 * Raises the subject's generation, lifts the one session that lives on, and writes the fact; in this order, which is
 * that of locks: subjects, sessions, the counter of the feed.
 */
export async function voidTokens(context: CommandContext, change: VoidSubject): Promise<SubjectState> {
  const { transaction } = context;
  const { subject, nowSeconds } = change;
  const { generation, enabled } = await raiseGeneration(transaction, change);
  const lifted = enabled && (await liftSession(transaction, change, generation));
  const exceptSid = lifted ? change.exceptSid : null;
  const changedNumber = await writeVoided(context, { subject, generation, exceptSid, nowSeconds });
  return { generation, enabled, changedNumber };
}

/** Only a session that was alive until now: one of an older generation must not come back. */
async function liftSession(
  transaction: Transaction<Tables>,
  { subject, exceptSid, nowSeconds }: VoidSubject,
  generation: number,
): Promise<boolean> {
  if (!isStorableText(exceptSid)) return false;
  const { numUpdatedRows } = await transaction
    .updateTable('sessions')
    .set({ subject_generation: generation })
    .where('id', '=', exceptSid)
    .where('subject', '=', subject)
    .where('subject_generation', '=', generation - 1)
    .where('idle_expires_at', '>', nowSeconds)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
