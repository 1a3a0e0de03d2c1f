import type { Transaction } from 'kysely';
import type { AccountStore } from '../../account/account-store.ts';
import { parseScopes } from '../../account/parse-scopes.ts';
import type { CommandContext } from '../create-transactions.ts';
import type { EngineKind } from '../engine.ts';
import { lockRows } from '../lock-rows.ts';
import { raiseGeneration } from '../subject/raise-generation.ts';
import { writeVoided } from '../subject/write-voided.ts';
import type { Tables } from '../tables.ts';
import { rowId } from './account-row.ts';

type ScopesChange = Parameters<AccountStore['setScopes']>[0];

/** Locks in the order that everybody keeps: users, subjects, sessions, the counter of the feed. */
export async function setScopes(
  context: CommandContext,
  change: ScopesChange,
  kind: EngineKind,
): Promise<'done' | 'not_found'> {
  const { transaction } = context;
  const { id, scopes, nowSeconds } = change;
  const user = transaction.selectFrom('users').select('scopes').where('id', '=', rowId(id));
  const row = await lockRows(user, kind).executeTakeFirst();
  if (row === undefined) return 'not_found';
  if (areSame(parseScopes(row.scopes), scopes)) return 'done';
  await transaction
    .updateTable('users')
    .set({ scopes: scopes.join(' '), updated_at: nowSeconds })
    .where('id', '=', rowId(id))
    .execute();
  const { generation } = await raiseGeneration(transaction, { subject: id });
  await liftSessions(transaction, change, generation);
  await writeVoided(context, { subject: id, generation, exceptSid: null, nowSeconds });
  return 'done';
}

function areSame(before: readonly string[], after: readonly string[]): boolean {
  const given = new Set(after);
  return new Set(before).size === given.size && before.every((scope) => given.has(scope));
}

/** Only those that were alive until now: one of an older generation must not come back. Of a disabled user none is. */
async function liftSessions(
  transaction: Transaction<Tables>,
  { id, scopes, nowSeconds }: ScopesChange,
  generation: number,
): Promise<void> {
  await transaction
    .updateTable('sessions')
    .set({ subject_generation: generation, scopes: scopes.join(' ') })
    .where('subject', '=', id)
    .where('subject_generation', '=', generation - 1)
    .where('idle_expires_at', '>', nowSeconds)
    .execute();
}
