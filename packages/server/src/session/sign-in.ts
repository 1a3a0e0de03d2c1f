import { LatchkeyError } from '../error/latchkey-error.ts';
import { isStorableText } from './is-storable-text.ts';
import { encodeRefreshToken } from './refresh-token.ts';
import type { Device, Session } from './session.ts';
import type { SessionContext } from './session-context.ts';
import { createSessionId } from './session-id.ts';
import type { SessionUser, SignedIn, SignInMark } from './sessions.ts';

/** Signs in a user who has proved a password since the mark was taken. */
export async function signIn(
  context: SessionContext,
  mark: SignInMark,
  user: SessionUser,
  device: Device | null,
): Promise<SignedIn> {
  if (!isStorableText(user.subject)) {
    throw new TypeError('subject must be text of 1 to 256 characters without NUL and lone surrogates');
  }
  if (device !== null) return signedIn(context, await insertSession(context, mark, user, device));
  const generation = user.generation ?? (await findGeneration(context, mark, user.subject));
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
  { subject, scopes, generation }: SessionUser,
  { userAgent, ip }: Device,
): Promise<Session> {
  const { store, settings } = context;
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
    userAgent,
    ip,
  });
  if (inserted.result === 'subject_changed') throw refused();
  return inserted.session;
}

/** Of a user who is kept elsewhere, so that nothing but the store knows it. */
async function findGeneration({ store }: SessionContext, mark: SignInMark, subject: string): Promise<number> {
  const state = await store.subjects.find(subject);
  if (state === null) return 0;
  if (!state.enabled || state.changedNumber > mark.number) throw refused();
  return state.generation;
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
    if (error instanceof LatchkeyError && error.code === 'token_revoked') throw refused();
    throw error;
  }
}

/** As for a wrong password: the one that was checked may be it by now. */
function refused(): LatchkeyError {
  return new LatchkeyError('credentials_invalid', 'Invalid credentials');
}
