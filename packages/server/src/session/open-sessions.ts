import type { Job } from '../job/start-job.ts';
import { checkSecret } from '../secret/check-secret.ts';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { type FollowedStore, followStore } from './follow-store.ts';
import { refresh } from './refresh.ts';
import { resolveSessionsOptions } from './resolve-sessions-options.ts';
import type { Session } from './session.ts';
import type { SessionContext } from './session-context.ts';
import { isStorableText, unstorableSubject } from './is-storable-text.ts';
import { isSessionId } from './session-id.ts';
import type { SessionInfo, Sessions } from './sessions.ts';
import type { SessionsOptions } from './sessions-options.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { startPruning } from './start-pruning.ts';

/**
 * Opens sessions, revocation and signing keys over a store. When it resolves, this node knows every revocation that
 * matters, and has a key to sign with.
 *
 * Rejects with a TypeError that names the option for bad options, weak secrets among them, with a `ForeignSecretError`
 * where the store was made with another secret, with an `UnreadableKeyError` where one of its signing keys was, and
 * with `store_unavailable`.
 */
export async function openSessions(options: SessionsOptions): Promise<Sessions> {
  const settings = resolveSessionsOptions(options);
  const { store, clock, randomBytes, onError, auditKeepDays } = settings;
  const roots = createRootSecrets(settings.secretKey, settings.secretKeyAlsoAccept);
  await checkSecret(store.secretCheck, roots);
  // Before the first token: whoever prunes the feed must know how long it may be needed.
  await store.feed.raiseKeepSeconds(settings.accessTtlSeconds + settings.leewaySeconds);
  const followed = await followStore(settings, roots);
  const nowSeconds = () => Math.floor(clock() / 1_000);
  const pruning = startPruning({ store, auditKeepDays, onError, clock, randomBytes });
  const { revocations } = followed;
  return createSessions({ store, settings, roots, revocations, nowSeconds }, followed, pruning);
}

function createSessions(context: SessionContext, followed: FollowedStore, pruning: Job): Sessions {
  const { store, settings, revocations, nowSeconds } = context;
  const voidTokens = async (subject: string, exceptSid: string | null): Promise<void> => {
    await store.subjects.voidTokens({ subject, exceptSid, nowSeconds: nowSeconds() });
  };
  return {
    keys: followed.keys,
    revocations,
    accessTtlSeconds: settings.accessTtlSeconds,
    leewaySeconds: settings.leewaySeconds,
    beginSignIn: () => ({ number: revocations.number }),
    signIn: (mark, user, device) => signIn(context, mark, user, device),
    refresh: (refreshToken, device) => refresh(context, refreshToken, device),
    signOut: (request) => signOut(context, request),
    list: async (subject) => (await store.sessions.list(subject, nowSeconds())).map(toInfo),
    async end(subject, sid) {
      if (!isSessionId(sid)) return 'nothing_left';
      const ended = await store.sessions.end({ sid, subject, nowSeconds: nowSeconds() });
      return ended === 'ended' ? 'ended' : 'nothing_left';
    },
    async endOthers(subject, exceptSid) {
      // A subject that no store can keep has no sessions; a token may name one all the same.
      if (isStorableText(subject)) await voidTokens(subject, exceptSid);
    },
    async endSessions(subject) {
      // An id that is a number would name nobody here, and everybody would think that all had ended.
      if (!isStorableText(subject)) throw new TypeError(unstorableSubject);
      await voidTokens(subject, null);
    },
    async close() {
      await pruning.close();
      await followed.close();
    },
  };
}

function toInfo({ id, createdAtSeconds, lastSeenAtSeconds, userAgent, ip }: Session): SessionInfo {
  return { id, createdAtSeconds, lastSeenAtSeconds, userAgent, ip };
}
