import type { AuthSession, AuthState, SignedInState } from '@latchkey/client';
import { craftToken } from './craft-token';
import type { LatchkeyTestingOptions, TestingUser } from './latchkey-testing-options';

const lifetimeSeconds = 300;

/** A session in memory that does at once what it is told, and makes no request. */
export function createTestingSession(options: LatchkeyTestingOptions, now: () => number): AuthSession {
  const { user = null, scopes = [], serverUrl = 'http://localhost' } = options;
  const listeners = new Set<(state: AuthState) => void>();
  let state: AuthState = { status: 'signed-out', reason: 'initial' };
  if (user !== null) state = signedIn(typeof user === 'string' ? { id: user } : user);

  function signedIn({ id, username }: TestingUser): SignedInState {
    const iat = Math.floor(now() / 1000);
    const exp = iat + lifetimeSeconds;
    const named = username === undefined ? {} : { preferred_username: username };
    const claims = Object.freeze({ sub: id, ...named, scope: scopes.join(' '), iat, exp });
    return { status: 'signed-in', claims, expiresAtMs: exp * 1000, clockSkewMs: 0, problem: null };
  }

  function become<State extends AuthState>(next: State): Promise<State> {
    state = next;
    for (const listener of [...listeners]) listener(next);
    return Promise.resolve(next);
  }

  const session: AuthSession = {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    signIn: ({ username }) => become(signedIn({ id: username, username })),
    register: ({ username }) => Promise.resolve({ id: username, username }),
    async signOut() {
      await become({ status: 'signed-out', reason: 'signed-out' });
      return { result: 'confirmed' };
    },
    restore: () => Promise.resolve(state),
    ready: () => Promise.resolve(state),
    token: () => (state.status === 'signed-in' ? craftToken(state.claims) : null),
    authorize(url) {
      const token = session.token();
      return token !== null && isBelow(url, serverUrl) ? `Bearer ${token}` : null;
    },
    handleUnauthorized: () => Promise.resolve({ result: 'stand', problem: null }),
    dispose: () => listeners.clear(),
  };
  return session;
}

function isBelow(url: string | URL, serverUrl: string): boolean {
  const server = new URL(serverUrl);
  const { origin, pathname } = new URL(url, 'http://localhost');
  return origin === server.origin && `${pathname}/`.startsWith(server.pathname.replace(/\/?$/, '/'));
}
