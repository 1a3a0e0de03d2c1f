import type { SubjectState } from '../subject/subject-store.ts';
import type { Session } from './session.ts';
import type { PresentedRefresh } from './session-store.ts';

/** What a refresh comes to, and the session as it is to be stored; a replayed one, which is to end, as it was. */
export type RefreshDecision =
  | { readonly result: 'rotated' | 'repeated' | 'reissued' | 'replayed'; readonly session: Session }
  | { readonly result: 'ended' };

/**
 * The rules of refresh, for a token whose mac is right. To be called with the session's row locked and the subject
 * read after that.
 *
 * A session is over from the second of its absolute end and of its idle end on, and then every token of it is `ended`,
 * replayed ones too. The parent is `repeated` up to and including the last second of the grace, which counts from the
 * issue of the newest generation; a clock that went back counts as no time at all.
 */
export function decideRefresh(
  session: Session,
  subject: SubjectState | null,
  presented: PresentedRefresh,
): RefreshDecision {
  if (isOver(session, subject, presented.nowSeconds)) return { result: 'ended' };
  const { generation, parent, issuedAtSeconds } = session;
  if (presented.generation > generation) return { result: 'ended' };
  if (presented.generation === generation) {
    return { result: 'rotated', session: { ...successor(session, presented), parent: generation } };
  }
  if (presented.generation !== parent) return { result: 'replayed', session };
  // The successor has never been used: an answer was lost, or two asked at once.
  if (presented.nowSeconds - issuedAtSeconds <= presented.graceSeconds) {
    return { result: 'repeated', session: seen(session, presented) };
  }
  return { result: 'reissued', session: successor(session, presented) };
}

function isOver(session: Session, subject: SubjectState | null, nowSeconds: number): boolean {
  return (
    nowSeconds >= Math.min(session.expiresAtSeconds, session.idleExpiresAtSeconds) ||
    subject === null ||
    !subject.enabled ||
    subject.generation !== session.subjectGeneration
  );
}

function successor(session: Session, presented: PresentedRefresh): Session {
  return {
    ...seen(session, presented),
    generation: session.generation + 1,
    issuedAtSeconds: presented.nowSeconds,
  };
}

function seen(session: Session, { nowSeconds, idleSeconds, userAgent, ip }: PresentedRefresh): Session {
  return {
    ...session,
    userAgent,
    ip,
    lastSeenAtSeconds: nowSeconds,
    idleExpiresAtSeconds: Math.min(nowSeconds + idleSeconds, session.expiresAtSeconds),
  };
}
