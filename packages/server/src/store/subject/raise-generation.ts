import type { Transaction } from 'kysely';
import type { VoidSubject } from '../../subject/subject-store.ts';
import type { Tables } from '../tables.ts';

/** Counts the generation up, of a subject never seen before too, and holds the row until the transaction ends. */
export async function raiseGeneration(
  transaction: Transaction<Tables>,
  { subject, enabled }: Pick<VoidSubject, 'subject' | 'enabled'>,
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
