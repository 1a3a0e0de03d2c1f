import { onTestFinished } from 'vitest';
import type { EngineKind } from '../store/engine.ts';
import { openTestStore } from '../store/open-test-store.fixture.ts';
import type { Store } from '../store/open-store.ts';
import { openSessions } from './open-sessions.ts';
import type { Device } from './session.ts';
import type { SessionEvent } from './session-event.ts';
import type { SessionsOptions } from './sessions-options.ts';
import type { Sessions, SignedIn } from './sessions.ts';

export const secretKey = 'Yp3Qw0kZr7uNf5cXb2VtJ8sLd6Ge1HaM';
export const otherSecretKey = 'mT4xRz9EoB1yWq7CnK3vPj6HfU8gSd2A';
export const startSeconds = 1_750_000_000;
export const device: Device = { userAgent: 'test', ip: '192.0.2.1' };

/** A clock that stands still until it is told otherwise. */
export interface TestTime {
  clock(): number;
  pass(seconds: number): void;
}

export function testTime(): TestTime {
  let milliseconds = startSeconds * 1_000;
  return {
    clock: () => milliseconds,
    pass(seconds) {
      milliseconds += seconds * 1_000;
    },
  };
}

export interface TestSessions {
  readonly store: Store;
  readonly time: TestTime;
  readonly sessions: Sessions;
  readonly events: SessionEvent[];
  /** Signs in a user of the application's own, with a session. */
  signIn(subject?: string): Promise<SignedIn>;
  /** Refreshes, to the whole answer. */
  refresh(refreshToken: string): Promise<SignedIn>;
  /** Refreshes, to the next token. */
  next(refreshToken: string): Promise<string>;
}

interface TestOptions extends Partial<Omit<SessionsOptions, 'store'>> {
  /** Default: a new one. */
  readonly store?: Store;
  /** Of a new store. Default: SQLite. */
  readonly engine?: EngineKind | undefined;
  readonly time?: TestTime;
}

/** Sessions over a real store, closed after the running test. */
export async function openTestSessions({
  store,
  engine,
  time = testTime(),
  ...options
}: TestOptions = {}): Promise<TestSessions> {
  const events: SessionEvent[] = [];
  const opened = store ?? (await openTestStore(engine));
  const sessions = await openSessions({
    store: opened,
    secretKey,
    clock: time.clock,
    onEvent: (event) => events.push(event),
    ...options,
  });
  onTestFinished(() => sessions.close());
  const refresh = (refreshToken: string) => sessions.refresh(refreshToken, device);
  return {
    store: opened,
    time,
    sessions,
    events,
    signIn: (subject = 'alice') =>
      sessions.signIn(sessions.beginSignIn(), { subject, scopes: ['read'] }, device),
    refresh,
    next: async (refreshToken) => refreshTokenOf(await refresh(refreshToken)),
  };
}

export function refreshTokenOf({ session }: SignedIn): string {
  if (session === null) throw new Error('signed in without a session');
  return session.refreshToken;
}

export function sidOf({ session }: SignedIn): string {
  if (session === null) throw new Error('signed in without a session');
  return session.sid;
}

/** The claims of the access token that goes with an answer, as far as they decide about revocation. */
export function claimsOf({ subject, generation, session }: SignedIn, jti = 'token 1') {
  const sid = session === null ? {} : { sid: session.sid };
  return { sub: subject, gen: generation, jti, exp: startSeconds + 300, ...sid };
}
