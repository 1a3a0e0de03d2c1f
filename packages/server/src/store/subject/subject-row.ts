import type { Selectable } from 'kysely';
import type { SubjectState } from '../../subject/subject-store.ts';
import type { SubjectsTable } from '../tables.ts';

export function toSubjectState(row: Omit<Selectable<SubjectsTable>, 'subject'>): SubjectState {
  return { generation: row.generation, enabled: row.enabled === 1, changedNumber: row.changed_number };
}
