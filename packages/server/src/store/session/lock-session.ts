import type { Transaction } from 'kysely';
import { isStorableText } from '../../session/is-storable-text.ts';
import type { Session } from '../../session/session.ts';
import type { EngineKind } from '../engine.ts';
import { lockRows } from '../lock-rows.ts';
import type { Tables } from '../tables.ts';
import { toSession } from './session-row.ts';

/** The session as it is now, held until the transaction ends; over or not. */
export async function lockSession(
  transaction: Transaction<Tables>,
  sid: string,
  kind: EngineKind,
): Promise<Session | null> {
  // What no store can keep is not there, and must not be asked for.
  if (!isStorableText(sid)) return null;
  const query = transaction.selectFrom('sessions').selectAll().where('id', '=', sid);
  const row = await lockRows(query, kind).executeTakeFirst();
  return row === undefined ? null : toSession(row);
}
