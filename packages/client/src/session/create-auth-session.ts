import type { RegisteredAccount } from '@latchkey/contract';
import { createUrlPolicy } from '../attach/url-policy.ts';
import { createErrands, type Errand } from '../refresh/errands.ts';
import { createPatience } from '../refresh/patience.ts';
import { createRefresh } from '../refresh/refresher.ts';
import type { AuthSession, AuthSessionOptions } from './auth-session.ts';
import { problemOf } from './auth-state.ts';
import { compare } from './compare.ts';
import { createParts } from './create-parts.ts';
import { overtaken } from './overtaken.ts';
import { pageUrl } from './page-url.ts';
import { isSameUser, mayReplay, needsPassword } from './refused-request.ts';
import { renew } from './renew.ts';
import { signIn } from './sign-in.ts';
import { isPending, settle, signOut, type SignOutOutcome } from './sign-out.ts';
import { watchPage } from './watch-page.ts';

/**
 * Creates a signed-out session. No request is made.
 *
 * @throws {TypeError} for a `serverUrl` or an entry of `attachTo` to which no token may go, and for a
 * `requestTimeoutMs` out of range.
 */
export function createAuthSession(options: AuthSessionOptions): AuthSession {
  const { attachTo, serverUrl, proactiveRefresh = true } = options;
  const parts = createParts(options);
  const { cookie, holder, lifetime, marker, now, server, tabs } = parts;
  const { cell } = holder;
  const policy = createUrlPolicy(attachTo ?? [String(serverUrl)], 'attachTo');
  /** Whether this page is to tell the server of a sign-out that it does not know of. */
  let owesSignOut = false;

  const isWorthAnother = createPatience(now);
  const errands = createErrands(parts, nextErrand);
  const refresh = createRefresh(parts, (fault) => {
    errands.failed(fault);
    holder.suffer(fault);
  });
  const renewed = () =>
    renew(holder, async () => {
      if (cookie && !errands.areBlocked()) await refresh();
    }).finally(errands.arm);
  const covers = (url: string | URL, method = 'GET') => policy.allows(url, method, pageUrl());

  function nextErrand(retryAtMs: number): Errand | null {
    const { state } = cell;
    if (!cookie || lifetime.signal.aborted) return null;
    if (owesSignOut && isPending(parts)) return [retryAtMs, () => settled(settle(parts))];
    if (state.status === 'restoring') return [retryAtMs, renewed];
    const atMs =
      state.status === 'signed-in' && proactiveRefresh && (state.problem ? retryAtMs : holder.refreshAtMs);
    return atMs ? [atMs, renewed] : null;
  }

  async function settled(settling: Promise<SignOutOutcome>): Promise<SignOutOutcome> {
    const outcome = await settling;
    owesSignOut = outcome.result === 'pending';
    if (outcome.result === 'pending') errands.failed(outcome.problem);
    errands.arm();
    return outcome;
  }

  const session: AuthSession = {
    get state() {
      return cell.state;
    },
    subscribe: (listener) => cell.subscribe(listener),
    async signIn(credentials) {
      lifetime.signal.throwIfAborted();
      return signIn(credentials, parts);
    },
    async register({ username, password }) {
      const { signal } = lifetime;
      signal.throwIfAborted();
      const body = JSON.stringify({ username, password });
      return (await server({ path: '/auth/register', body, signal })) as RegisteredAccount;
    },
    signOut: (options = {}) => settled(signOut(options, parts)),
    async restore() {
      compare(parts);
      if (isPending(parts)) await settled(settle(parts));
      else if (!holder.credential && marker.read()?.phase === 'in') {
        if (cell.state.status === 'signed-out') holder.await();
        await renewed();
      }
      return cell.state;
    },
    async ready(url, method) {
      const { state } = cell;
      const endsAtMs = holder.credential?.endsAtMs;
      const isBehind = state.status === 'restoring' || (endsAtMs && endsAtMs <= now());
      if (isBehind && (!url || covers(url, method))) await renewed();
      if (!isSameUser(state, cell.state)) throw overtaken();
      return cell.state;
    },
    token: () => holder.credential?.receipt.token ?? null,
    authorize(url, method) {
      const token = session.token();
      return token && covers(url, method) ? `Bearer ${token}` : null;
    },
    async handleUnauthorized(request) {
      if (needsPassword(request)) return { result: 'stand', problem: null };
      const { credential } = holder;
      const isCurrent = request.authorization === `Bearer ${session.token()}`;
      if (credential && isCurrent && isWorthAnother(credential)) await renewed();
      const authorization = session.authorize(request.url, request.method);
      if (authorization && mayReplay(request, authorization)) return { result: 'replay', authorization };
      return { result: 'stand', problem: problemOf(cell.state) };
    },
    dispose() {
      lifetime.abort(overtaken());
      tabs.close();
      holder.begin();
      holder.drop('signed-out');
      errands.arm();
      cell.clear();
    },
  };

  cell.subscribe((state) => {
    if (!problemOf(state)) errands.forget();
    errands.arm();
  });
  watchPage(parts, errands);
  return session;
}
