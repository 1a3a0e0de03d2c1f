import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock/clock.ts';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import type { Device } from '../../session/session.ts';
import type { SessionInfo, Sessions, SignedIn } from '../../session/sessions.ts';
import { fakeKeys, type FakeKeys } from './fake-keys.fixture.ts';

/** Sessions in memory, as far as routes can tell them from real ones, and a record of what was asked of them. */
export interface FakeSessions extends Sessions {
  readonly keys: FakeKeys;
  /** Every call with its arguments, in order. */
  readonly calls: (readonly [method: string, ...args: unknown[]])[];
  /** The next call of the method fails with this. */
  failNext(method: string, error: Error): void;
  revoke(sid: string): void;
  setStale(stale: boolean): void;
}

interface FakeSession extends SessionInfo {
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly createdAtSeconds: number;
  generation: number;
}

const generation = 7;
const sessionTtlSeconds = 1_000_000;

export function fakeSessions(clock: Clock = Date.now, keys: FakeKeys = fakeKeys()): FakeSessions {
  const live = new Map<string, FakeSession>();
  const revoked = new Set<string>();
  const failures = new Map<string, Error>();
  const calls: [string, ...unknown[]][] = [];
  const nowSeconds = () => Math.floor(clock() / 1000);
  let isStale = false;

  function answer<T>(call: [string, ...unknown[]], work: () => T): Promise<T> {
    calls.push(call);
    const failure = failures.get(call[0]);
    failures.delete(call[0]);
    return failure === undefined ? Promise.resolve().then(work) : Promise.reject(failure);
  }

  function endSid(sid: string): void {
    live.delete(sid);
    revoked.add(sid);
  }

  function signedIn({ id, subject, scopes, createdAtSeconds, generation: newest }: FakeSession) {
    const session = {
      sid: id,
      refreshToken: `${id}.${newest}.mac`,
      expiresAtSeconds: createdAtSeconds + sessionTtlSeconds,
    };
    return { subject, scopes, generation, authTimeSeconds: createdAtSeconds, session };
  }

  function start(user: { subject: string; scopes: readonly string[] }, device: Device): SignedIn {
    const id = randomBytes(16).toString('base64url');
    const times = { createdAtSeconds: nowSeconds(), lastSeenAtSeconds: nowSeconds() };
    const session = { id, subject: user.subject, scopes: user.scopes, generation: 0, ...times, ...device };
    live.set(id, session);
    return signedIn(session);
  }

  function next(refreshToken: string) {
    const [sid = '', presented] = refreshToken.split('.');
    const session = live.get(sid);
    if (session === undefined || presented !== String(session.generation)) {
      throw new LatchkeyError('session_ended', 'The session has ended');
    }
    session.generation += 1;
    return signedIn(session);
  }

  return {
    keys,
    calls,
    accessTtlSeconds: 240,
    leewaySeconds: 10,
    failNext: (method, error) => void failures.set(method, error),
    revoke: endSid,
    setStale: (stale) => void (isStale = stale),
    revocations: {
      number: 0,
      size: 0,
      lagSeconds: () => 0,
      isStale: () => false,
      check({ sid }) {
        if (typeof sid === 'string' && revoked.has(sid)) throw new LatchkeyError('token_revoked', 'Revoked');
        if (isStale) throw new LatchkeyError('revocations_stale', 'Stale', { retryAfterSeconds: 5 });
      },
    },
    beginSignIn() {
      calls.push(['beginSignIn']);
      return { number: calls.length };
    },
    signIn: (mark, user, device) =>
      answer(['signIn', mark, user, device], () => {
        const { subject, scopes } = user;
        if (device !== null) return start(user, device);
        return { subject, scopes, generation, authTimeSeconds: nowSeconds(), session: null };
      }),
    refresh: (refreshToken, device) => answer(['refresh', refreshToken, device], () => next(refreshToken)),
    signOut: (request) =>
      answer(['signOut', request], () => {
        const sids = request.refreshTokens.map((token) => token.slice(0, token.indexOf('.')));
        if (typeof request.claims?.sid === 'string') sids.push(request.claims.sid);
        const ended = sids.filter((sid) => live.has(sid));
        sids.forEach(endSid);
        return { result: ended.length > 0 ? 'ended' : 'nothing_left', sid: ended[0] ?? null };
      }),
    list: (subject) =>
      answer(['list', subject], () => [...live.values()].filter((session) => session.subject === subject)),
    end: (subject, sid) =>
      answer(['end', subject, sid], () => {
        if (live.get(sid)?.subject !== subject) return 'nothing_left';
        endSid(sid);
        return 'ended';
      }),
    endOthers: (subject, exceptSid) => answer(['endOthers', subject, exceptSid], () => undefined),
    endSessions: (subject) => answer(['endSessions', subject], () => undefined),
    close: () => answer(['close'], () => undefined),
  };
}
