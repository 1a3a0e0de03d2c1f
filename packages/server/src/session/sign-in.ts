import { LatchkeyError } from '../error/latchkey-error.ts';
import type { SubjectState } from '../subject/subject-store.ts';
import { isStorableText, unstorableSubject } from './is-storable-text.ts';
import { encodeRefreshToken } from './refresh-token.ts';
import { refusedSignIn, subjectChanged } from './refused-sign-in.ts';
import type { Device, Session } from './session.ts';
import type { SessionContext } from './session-context.ts';
import { createSessionId } from './session-id.ts';
import type { SessionUser, SignedIn, SignInMark } from './sessions.ts';

const neverSeen: SubjectState = { generation: 0, enabled: true, changedNumber: 0 };

/** Signs in a user who has proved a password since the mark was taken. */
export async function signIn(
  context: SessionContext,
  mark: SignInMark,
  user: SessionUser,
  device: Device | null,
): Promise<SignedIn> {
  if (!isStorableText(user.subject)) {
    throw new TypeError(unstorableSubject);
  }
  if (device !== null) return signedIn(context, await insertSession(context, mark, user, device));
  const generation = await findGeneration(context, mark, user);
  refuseVoided(context, { subject: user.subject, generation });
  const authTimeSeconds = context.nowSeconds();
  return { subject: user.subject, scopes: user.scopes, generation, authTimeSeconds, session: null };
}

/** What a session's next tokens are made from. */
export function signedIn(
  { roots }: SessionContext,
  session: Session,
  scopes = session.scopes,
): SignedIn & { readonly session: object } {
  const { id: sid, subject, subjectGeneration, generation } = session;
  return {
    subject,
    scopes,
    generation: subjectGeneration,
    authTimeSeconds: session.createdAtSeconds,
    session: {
      sid,
      refreshToken: encodeRefreshToken({ sid, generation }, roots),
      expiresAtSeconds: Math.min(session.expiresAtSeconds, session.idleExpiresAtSeconds),
    },
  };
}

async function insertSession(
  context: SessionContext,
  mark: SignInMark,
  user: SessionUser,
  { userAgent, ip }: Device,
): Promise<Session> {
  const { store, settings } = context;
  const { subject, scopes, generation } = user;
  const nowSeconds = context.nowSeconds();
  const expiresAtSeconds = nowSeconds + settings.sessionTtlSeconds;
  const inserted = await store.sessions.insert({
    id: createSessionId(settings.randomBytes),
    subject,
    expected: generation === undefined ? { unchangedSinceNumber: mark.number } : { generation },
    scopes,
    nowSeconds,
    expiresAtSeconds,
    idleExpiresAtSeconds: Math.min(nowSeconds + settings.idleSeconds, expiresAtSeconds),
    maxSessions: settings.maxSessionsPerSubject,
    userAgent,
    ip,
  });
  if (inserted.result === 'inserted') return inserted.session;
  throw subjectChanged(context, user, await store.subjects.find(subject));
}

/**
 * The generation of the store, which is the only one that counts: a token of a higher one would live on when all of its
 * user's are voided. Refuses under the conditions under which no session is stored.
 */
async function findGeneration(context: SessionContext, mark: SignInMark, user: SessionUser): Promise<number> {
  const state = await context.store.subjects.find(user.subject);
  const { generation, enabled, changedNumber } = state ?? neverSeen;
  const isUnchanged =
    user.generation === undefined ? changedNumber <= mark.number : user.generation === generation;
  if (!enabled || !isUnchanged) throw subjectChanged(context, user, state);
  return generation;
}

/**
 * Asks what is in memory. A change that this node has not heard of yet is no way in: its fact, when it comes, voids the
 * token that is issued now.
 */
function refuseVoided(
  { revocations }: SessionContext,
  { subject, generation }: { readonly subject: string; readonly generation: number },
): void {
  try {
    revocations.check({ sub: subject, gen: generation });
  } catch (error) {
    if (error instanceof LatchkeyError && error.code === 'token_revoked') throw refusedSignIn();
    throw error;
  }
}
