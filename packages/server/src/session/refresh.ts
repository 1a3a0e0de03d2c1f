import { LatchkeyError } from '../error/latchkey-error.ts';
import { parseRefreshToken, type RefreshClaim } from './refresh-token.ts';
import type { Device, Session } from './session.ts';
import type { SessionContext } from './session-context.ts';
import { signedIn } from './sign-in.ts';
import type { SignedIn } from './sessions.ts';

/** Takes a refresh token for a new one. What is no refresh token of ours costs no query. */
export async function refresh(
  context: SessionContext,
  refreshToken: string,
  device: Device,
): Promise<SignedIn & { readonly session: object }> {
  const claim = parseRefreshToken(refreshToken, context.roots);
  if (claim === null) throw ended();
  const session = await rotate(context, claim, device);
  const { loadSubject } = context.settings;
  if (loadSubject === undefined) return signedIn(context, session);
  // After the rotation, so that its answer is the newest. If it fails, the token that was presented is the parent,
  // and the next try gets the same successor.
  const loaded = await loadSubject(session.subject);
  // Whatever a callback without types returns for nobody.
  if (!loaded) throw await endedFor(context, session);
  return signedIn(context, session, loaded.scopes);
}

async function rotate(
  { store, settings, nowSeconds }: SessionContext,
  { sid, generation }: RefreshClaim,
  { userAgent, ip }: Device,
): Promise<Session> {
  const refreshed = await store.sessions.refresh({
    sid,
    generation,
    nowSeconds: nowSeconds(),
    graceSeconds: settings.refreshGraceSeconds,
    idleSeconds: settings.idleSeconds,
    userAgent,
    ip,
  });
  if (refreshed.result === 'ended') throw ended();
  if (refreshed.result !== 'replayed') return refreshed.session;
  const { subject } = refreshed.session;
  settings.onEvent({ kind: 'refresh_replayed', subject, sid, device: { userAgent, ip } });
  throw ended();
}

async function endedFor(context: SessionContext, { id: sid, subject }: Session): Promise<LatchkeyError> {
  await context.store.sessions.end({ sid, subject, nowSeconds: context.nowSeconds() });
  return ended();
}

/** One message for every reason: whoever holds a stolen token learns nothing from it. */
function ended(): LatchkeyError {
  return new LatchkeyError('session_ended', 'The session has ended: sign in again');
}
