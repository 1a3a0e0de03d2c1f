import type { Transaction } from 'kysely';
import { isStorableText } from '../../session/is-storable-text.ts';
import type { SubjectState, VoidSubject } from '../../subject/subject-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import type { Tables } from '../tables.ts';

/**
 * Raises the subject's generation, lifts the one session that lives on, and writes the fact; in this order, which is
 * that of locks: subjects, sessions, the counter of the feed.
 */
export async function voidTokens(
  { transaction, appendFact }: CommandContext,
  change: VoidSubject,
): Promise<SubjectState> {
  const { subject, nowSeconds } = change;
  const { generation, enabled } = await raiseGeneration(transaction, change);
  const lifted = enabled && (await liftSession(transaction, change, generation));
  const exceptSid = lifted ? change.exceptSid : null;
  const changedNumber = await appendFact(
    { kind: 'subject_voided', subject, generation, exceptSid },
    nowSeconds,
  );
  await transaction
    .updateTable('subjects')
    .set({ changed_number: changedNumber })
    .where('subject', '=', subject)
    .execute();
  return { generation, enabled, changedNumber };
}

async function raiseGeneration(
  transaction: Transaction<Tables>,
  { subject, enabled }: VoidSubject,
): Promise<{ readonly generation: number; readonly enabled: boolean }> {
  const flag = enabled === undefined ? {} : { enabled: enabled ? 1 : 0 };
  const row = await transaction
    .insertInto('subjects')
    .values({ subject, generation: 1, enabled: 1, changed_number: 0, ...flag })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet(({ eb, ref }) => ({ generation: eb(ref('subjects.generation'), '+', 1), ...flag })),
    )
    .returning(['generation', 'enabled'])
    .executeTakeFirstOrThrow();
  return { generation: row.generation, enabled: row.enabled === 1 };
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
