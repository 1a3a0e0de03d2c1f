import { LatchkeyError } from '../error/latchkey-error.ts';
import { parseRefreshToken } from './refresh-token.ts';
import type { SessionContext } from './session-context.ts';
import { isSessionId } from './session-id.ts';
import { isStorableText } from './is-storable-text.ts';
import type { SignedOut, SignOut } from './sessions.ts';

type TokenClaims = NonNullable<SignOut['claims']>;

/** Ends what a request names: its sessions, or everything of the subjects that they belong to. */
export async function signOut(context: SessionContext, request: SignOut): Promise<SignedOut> {
  const sids = request.refreshTokens
    .map((token) => parseRefreshToken(token, context.roots)?.sid)
    .filter((sid) => sid !== undefined);
  const end = request.everywhere ? signOutEverywhere : endNamed;
  const ended = await end(context, request.claims, new Set(sids));
  const [sid = null] = ended;
  return { result: ended.length > 0 ? 'ended' : 'nothing_left', sid: ended.length === 1 ? sid : null };
}

/** What has ended: the ids of sessions, and null for what is none. */
type Ended = readonly (string | null)[];

async function endNamed(
  context: SessionContext,
  claims: TokenClaims | null,
  sids: ReadonlySet<string>,
): Promise<Ended> {
  const ended: (string | null)[] = [];
  for (const sid of sids) {
    const { store, nowSeconds } = context;
    if ((await store.sessions.end({ sid, nowSeconds: nowSeconds() })) === 'ended') ended.push(sid);
  }
  return claims === null ? ended : [...ended, ...(await endToken(context, claims))];
}

async function signOutEverywhere(
  context: SessionContext,
  claims: TokenClaims | null,
  sids: ReadonlySet<string>,
): Promise<Ended> {
  const { store, nowSeconds } = context;
  const subjects = new Set(claims !== null && (await speaksForSubject(context, claims)) ? [claims.sub] : []);
  for (const sid of sids) {
    const subject = await store.sessions.findSubject(sid, nowSeconds());
    if (subject !== null) subjects.add(subject);
  }
  for (const subject of subjects) {
    await store.subjects.voidTokens({ subject, exceptSid: null, nowSeconds: nowSeconds() });
  }
  return [...subjects].map(() => null);
}

/**
 * Whether a token, expired or not, may end everything of its subject. One that was voided may not: whoever stole it
 * could go on ending what the owner has opened since, for as long as the key is known.
 */
async function speaksForSubject(context: SessionContext, claims: TokenClaims): Promise<boolean> {
  const { store, nowSeconds } = context;
  const { sub, sid, gen } = claims;
  if (!isStorableText(sub)) return false;
  const generation = (await store.subjects.find(sub))?.generation ?? 0;
  if (generation === 0) return true;
  // One of another issuer that shares the key, as Flask-JWT, names no generation: while it lives, memory knows.
  if (typeof gen !== 'number') return isAlive(context, claims);
  // A session that was excepted goes on with tokens of its old generation.
  return (
    gen >= generation || (isSessionId(sid) && (await store.sessions.findSubject(sid, nowSeconds())) === sub)
  );
}

/** Ends the token's session, or else the token: one may outlive its session, and some never had one. */
async function endToken(context: SessionContext, claims: TokenClaims): Promise<Ended> {
  const { store } = context;
  const { sub: subject, sid, jti } = claims;
  const nowSeconds = context.nowSeconds();
  if (isSessionId(sid) && (await store.sessions.end({ sid, subject, nowSeconds })) === 'ended') return [sid];
  if (!isStorableText(jti) || !isAlive(context, claims)) return [];
  await store.feed.endToken({ jti, nowSeconds });
  return [null];
}

/** Whether the token would be let in: of one that would not, no node needs to be told, however often it comes. */
function isAlive({ revocations, settings, nowSeconds }: SessionContext, claims: TokenClaims): boolean {
  const { exp } = claims;
  if (typeof exp === 'number' && nowSeconds() >= exp + settings.leewaySeconds) return false;
  try {
    revocations.check(claims);
    return true;
  } catch (error) {
    return !(error instanceof LatchkeyError && error.code === 'token_revoked');
  }
}
