import type { Transaction } from 'kysely';
import type { SubjectState } from '../../subject/subject-store.ts';
import type { Tables } from '../tables.ts';
import { toSubjectState } from './subject-row.ts';

/** The subject as it is now, locked until the transaction ends. One never seen before gets its row. */
export async function ensureSubject(
  transaction: Transaction<Tables>,
  subject: string,
): Promise<SubjectState> {
  const row = await transaction
    .insertInto('subjects')
    .values({ subject, generation: 0, enabled: 1, changed_number: 0 })
    // Changes nothing, and unlike `do nothing` locks and returns the row that is there.
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ subject }))
    .returning(['generation', 'enabled', 'changed_number'])
    .executeTakeFirstOrThrow();
  return toSubjectState(row);
}
