import type { Insertable, Selectable } from 'kysely';
import type { AuditEntry, NumberedAuditEntry } from '../../audit/audit-entry.ts';
import { boundAuditEntry } from '../../audit/bound-audit-entry.ts';
import type { AuditEntriesTable } from '../tables.ts';

/** Bounded here too, for whoever appends without the trail: text that no database takes would refuse the whole batch. */
export function toAuditColumns(entry: AuditEntry): Insertable<AuditEntriesTable> {
  const { atMilliseconds, userAgent, requestId, ...same } = boundAuditEntry(entry);
  return { ...same, at_milliseconds: atMilliseconds, user_agent: userAgent, request_id: requestId };
}

export function toAuditEntry(row: Selectable<AuditEntriesTable>): NumberedAuditEntry {
  const { at_milliseconds: atMilliseconds, user_agent: userAgent, request_id: requestId, ...same } = row;
  return { ...same, atMilliseconds, userAgent, requestId };
}
