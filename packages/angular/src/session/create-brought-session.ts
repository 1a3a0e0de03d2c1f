import {
  createAuthSession,
  type AuthSession,
  type AuthSessionOptions,
  type AuthState,
} from '@latchkey/client';

/** A session whose token may change without its being told: it must be asked before each request. */
export interface BroughtSession extends AuthSession {
  readonly asksAlways: true;
}

/**
 * Makes a session of tokens from elsewhere. It is a real one, so that the same rules say where a token may go and
 * what it tells; only its server is `getToken`.
 *
 * @throws {TypeError} as `createAuthSession` does.
 */
export function createBroughtSession(
  options: AuthSessionOptions,
  getToken: () => string | null | Promise<string | null>,
): BroughtSession {
  let brought = '';
  const fetch = () => Promise.resolve(Response.json({ access_token: brought, token_type: 'Bearer' }));
  const inner = createAuthSession({ ...options, session: 'none', fetch });
  let turn: Promise<unknown> = Promise.resolve();

  async function bring(): Promise<AuthState> {
    const token = await getToken();
    if (token && token !== inner.token()) {
      brought = token;
      await inner.signIn({ username: '', password: '' });
    } else if (!token && inner.token()) await inner.signOut();
    return inner.state;
  }

  // One after another, because a sign-in would overtake the one before.
  function inTurn(): Promise<AuthState> {
    const state = turn.then(bring);
    turn = state.catch(() => undefined);
    return state;
  }

  const refuse = () =>
    Promise.reject(new TypeError('withTokenGetter: sign in and out where tokens come from.'));
  return {
    asksAlways: true,
    get state() {
      return inner.state;
    },
    subscribe: (listener) => inner.subscribe(listener),
    signIn: refuse,
    register: refuse,
    signOut: refuse,
    restore: () => inTurn().catch(() => inner.state),
    ready: inTurn,
    token: () => inner.token(),
    authorize: (url, method) => inner.authorize(url, method),
    async handleUnauthorized(request) {
      await inTurn().catch(() => undefined);
      return inner.handleUnauthorized(request);
    },
    dispose: () => inner.dispose(),
  };
}
