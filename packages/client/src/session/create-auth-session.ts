import type { RegisteredAccount } from '@latchkey/contract';
import { createUrlPolicy } from '../attach/url-policy.ts';
import { arm, note, renewed, run, settled } from '../refresh/errands.ts';
import { createPatience } from '../refresh/patience.ts';
import { askServer } from '../request/ask-server.ts';
import type { AuthSession, AuthSessionOptions } from './auth-session.ts';
import { problemOf } from './auth-state.ts';
import { become, drop } from './become.ts';
import { createParts } from './create-parts.ts';
import { endEpoch } from './epoch.ts';
import { look } from './learn.ts';
import { overtaken } from './overtaken.ts';
import { isSameUser } from './refused-request.ts';
import { signIn } from './sign-in.ts';
import { isPending, signOut } from './sign-out.ts';
import { subscribe } from './subscribe.ts';
import { watch } from './watch.ts';

/**
 * Creates a signed-out session. No request is made.
 *
 * @throws {TypeError} for a `serverUrl` or an entry of `attachTo` to which no token may go, and for a
 * `requestTimeoutMs` out of range.
 */
export function createAuthSession(options: AuthSessionOptions): AuthSession {
  const { attachTo, serverUrl } = options;
  const lifetime = new AbortController();
  const { signal: alive } = lifetime;
  const parts = createParts(options, alive);
  const { now } = parts;
  const covers = createUrlPolicy(attachTo ?? [String(serverUrl)]);
  const isWorthAnother = createPatience(now);
  const token = () => parts.credential?.token ?? null;

  function authorize(url: string | URL, method?: string): string | null {
    const present = token();
    return present && covers(url, method) ? `Bearer ${present}` : null;
  }

  subscribe(parts, (state) => note(parts, problemOf(state)));
  watch(parts);
  return {
    get state() {
      return parts.state;
    },
    subscribe: (listener) => subscribe(parts, listener),
    async signIn(credentials) {
      alive.throwIfAborted();
      return signIn(credentials, parts);
    },
    async register({ username, password }) {
      const body = JSON.stringify({ username, password });
      return (await askServer(parts, '/auth/register', body, alive)) as RegisteredAccount;
    },
    signOut: (options = {}) => settled(parts, signOut(options, parts)),
    async restore() {
      look(parts);
      const isIn = !parts.credential && parts.mark.phase === 'in';
      if (isIn && parts.state.status === 'signed-out') become(parts, { status: 'restoring', problem: null });
      if (isIn || isPending(parts)) await run(parts);
      return parts.state;
    },
    async ready(url, method) {
      const before = token();
      const endsAtMs = parts.credential?.endsAtMs;
      const isBehind = parts.state.status === 'restoring' || (endsAtMs && endsAtMs <= now());
      if (isBehind && (!url || covers(url, method))) await renewed(parts);
      if (!isSameUser(before, token())) throw overtaken();
      return parts.state;
    },
    token,
    authorize,
    async handleUnauthorized({ authorization, challenge, method, url }) {
      // Then only the password helps, and no new token.
      if (challenge?.includes('insufficient_user_authentication')) return { result: 'stand', problem: null };
      const { credential } = parts;
      const isCurrent = authorization === `Bearer ${token()}`;
      if (credential && isCurrent && isWorthAnother(credential)) await renewed(parts);
      const next = authorize(url, method);
      return next && next !== authorization && isSameUser(authorization, next)
        ? { result: 'replay', authorization: next }
        : { result: 'stand', problem: problemOf(parts.state) };
    },
    dispose() {
      parts.listeners.clear();
      lifetime.abort(overtaken());
      endEpoch(parts);
      drop(parts, 'signed-out');
      arm(parts);
    },
  };
}
