import type { SessionStore } from '../../session/session-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import type { EngineKind } from '../engine.ts';
import { endStoredSession } from './end-stored-session.ts';
import { lockSession } from './lock-session.ts';
import { selectLiveSessions } from './select-live-sessions.ts';

/** Whether the session is alive is asked after its row is held, for the reason that `refreshSession` has. */
export async function endSession(
  context: CommandContext,
  { sid, subject, nowSeconds }: Parameters<SessionStore['end']>[0],
  kind: EngineKind,
): Promise<'ended' | 'not_found'> {
  const { transaction } = context;
  const stored = await lockSession(transaction, sid, kind);
  if (stored === null || (subject !== undefined && stored.subject !== subject)) return 'not_found';
  const live = await selectLiveSessions(transaction, nowSeconds)
    .select('id')
    .where('id', '=', sid)
    .executeTakeFirst();
  if (live === undefined) return 'not_found';
  await endStoredSession(context, sid, nowSeconds);
  return 'ended';
}
