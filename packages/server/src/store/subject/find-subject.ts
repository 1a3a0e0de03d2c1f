import type { Kysely } from 'kysely';
import { isStorableText } from '../../session/is-storable-text.ts';
import type { SubjectState } from '../../subject/subject-store.ts';
import type { Tables } from '../tables.ts';
import { toSubjectState } from './subject-row.ts';

/** The subject as it was last committed; null where it was never seen. */
export async function findSubject(db: Kysely<Tables>, subject: string): Promise<SubjectState | null> {
  if (!isStorableText(subject)) return null;
  const row = await db
    .selectFrom('subjects')
    .select(['generation', 'enabled', 'changed_number'])
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row === undefined ? null : toSubjectState(row);
}
