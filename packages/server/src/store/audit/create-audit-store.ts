import type { SelectQueryBuilder } from 'kysely';
import type { AuditQuery, AuditStore } from '../../audit/audit-store.ts';
import { isStorableText } from '../../session/is-storable-text.ts';
import { deleteInBatches } from '../delete-in-batches.ts';
import type { SqlEngine } from '../engine.ts';
import { lockFreeRows } from '../lock-free-rows.ts';
import type { Tables } from '../tables.ts';
import { toAuditColumns, toAuditEntry } from './audit-row.ts';

/** Ten columns each: far below the parameters that one statement may have. */
const rowsPerStatement = 500;

/** Keeps the trail in the table `audit_entries`, which the database numbers. */
export function createAuditStore({ db, kind, transaction }: SqlEngine): AuditStore {
  return {
    async append(entries) {
      const rows = entries.map(toAuditColumns);
      if (rows.length === 0) return;
      await transaction(async (running) => {
        for (let from = 0; from < rows.length; from += rowsPerStatement) {
          const part = rows.slice(from, from + rowsPerStatement);
          await running.insertInto('audit_entries').values(part).execute();
        }
      });
    },

    async read(query) {
      if (query.subject !== undefined && !isStorableText(query.subject)) return [];
      const following = query.afterNumber !== undefined;
      const rows = await select(db.selectFrom('audit_entries'), query)
        .selectAll()
        .orderBy('number', following ? 'asc' : 'desc')
        .limit(query.limit)
        .execute();
      return (following ? rows : rows.reverse()).map(toAuditEntry);
    },

    prune(beforeMilliseconds) {
      const old = db
        .selectFrom('audit_entries')
        .select('number')
        .where('at_milliseconds', '<', beforeMilliseconds);
      return deleteInBatches(async (limit) => {
        const { numDeletedRows } = await db
          .deleteFrom('audit_entries')
          .where('number', 'in', lockFreeRows(old.limit(limit), 'audit_entries', kind))
          .executeTakeFirst();
        return Number(numDeletedRows);
      });
    },
  };
}

type Entries = SelectQueryBuilder<Tables, 'audit_entries', object>;

function select(entries: Entries, { subject, action, sinceMilliseconds, afterNumber }: AuditQuery): Entries {
  let selected = entries;
  if (subject !== undefined) selected = selected.where('subject', '=', subject);
  if (action !== undefined) selected = selected.where('action', '=', action);
  if (sinceMilliseconds !== undefined) selected = selected.where('at_milliseconds', '>=', sinceMilliseconds);
  if (afterNumber !== undefined) selected = selected.where('number', '>', afterNumber);
  return selected;
}
