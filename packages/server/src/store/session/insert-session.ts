import type { ExpectedSubject, InsertSessionResult, NewSession } from '../../session/session-store.ts';
import type { Session } from '../../session/session.ts';
import type { SubjectState } from '../../subject/subject-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import type { EngineKind } from '../engine.ts';
import { ensureSubject } from '../subject/ensure-subject.ts';
import { endStoredSession } from './end-stored-session.ts';
import { lockSurplusSessions } from './lock-surplus-sessions.ts';
import { toSessionRow } from './session-row.ts';

/** The subject's row is held until the session is stored: who changes the subject comes before both or after both. */
export async function insertSession(
  context: CommandContext,
  newSession: NewSession,
  kind: EngineKind,
): Promise<InsertSessionResult> {
  const { transaction } = context;
  const subject = await ensureSubject(transaction, newSession.subject);
  if (!isExpected(subject, newSession.expected)) return { result: 'subject_changed' };
  const session = firstState(newSession, subject.generation);
  const surplus = await lockSurplusSessions(transaction, newSession, kind);
  await transaction.insertInto('sessions').values(toSessionRow(session)).execute();
  for (const sid of surplus) await endStoredSession(context, sid, newSession.nowSeconds);
  return { result: 'inserted', session };
}

function isExpected(subject: SubjectState, expected: ExpectedSubject): boolean {
  if (!subject.enabled) return false;
  return 'generation' in expected
    ? subject.generation === expected.generation
    : subject.changedNumber <= expected.unchangedSinceNumber;
}

function firstState(newSession: NewSession, subjectGeneration: number): Session {
  const { id, subject, scopes, nowSeconds, expiresAtSeconds, userAgent, ip } = newSession;
  return {
    id,
    subject,
    subjectGeneration,
    generation: 0,
    parent: null,
    issuedAtSeconds: nowSeconds,
    scopes: [...scopes],
    createdAtSeconds: nowSeconds,
    lastSeenAtSeconds: nowSeconds,
    expiresAtSeconds,
    idleExpiresAtSeconds: Math.min(newSession.idleExpiresAtSeconds, expiresAtSeconds),
    userAgent,
    ip,
  };
}
