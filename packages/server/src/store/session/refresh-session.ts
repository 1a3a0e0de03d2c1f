import { decideRefresh } from '../../session/decide-refresh.ts';
import type { PresentedRefresh, RefreshResult } from '../../session/session-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import type { EngineKind } from '../engine.ts';
import { findSubject } from '../subject/find-subject.ts';
import { endStoredSession } from './end-stored-session.ts';
import { lockSession } from './lock-session.ts';
import { toSessionRow } from './session-row.ts';

/**
 * The subject is read after the session's row is held, in a statement of its own: a change of password that had held
 * the row has lifted the session by now, and its subject must not be seen as it was before.
 */
export async function refreshSession(
  context: CommandContext,
  presented: PresentedRefresh,
  kind: EngineKind,
): Promise<RefreshResult> {
  const { transaction } = context;
  const stored = await lockSession(transaction, presented.sid, kind);
  if (stored === null) return { result: 'ended' };
  const subject = await findSubject(transaction, stored.subject);
  const decision = decideRefresh(stored, subject, presented);
  if (decision.result === 'ended') return decision;
  const { result, session } = decision;
  if (result === 'replayed') await endStoredSession(context, session.id, presented.nowSeconds);
  else {
    const { id, ...columns } = toSessionRow(session);
    await transaction.updateTable('sessions').set(columns).where('id', '=', id).execute();
  }
  return { result, session };
}
