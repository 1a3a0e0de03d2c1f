import type { AuthSession } from '../session/auth-session.ts';
import { isReplayable } from './is-replayable.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface AuthFetchOptions {
  /** By default the global `fetch`, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Makes a `fetch` that attaches the session's token to requests that go where the session allows, and to no others.
 * An `Authorization` header of the caller stays as it is.
 *
 * A request with the token follows no redirect: it fails as `fetch` does with `redirect: 'error'`; with `'manual'` the
 * redirect is what is returned. After a 401 the session is asked for another token, and the request sent once more,
 * unless its body is a stream, which can be read only once. Other bodies are kept in memory until then. Where there is
 * no other token, the 401 is returned: the session's state says what it means.
 */
export function createAuthFetch(
  session: AuthSession,
  options: AuthFetchOptions = {},
): typeof globalThis.fetch {
  const send = options.fetch ?? ((...call) => globalThis.fetch(...call));
  return async (input, init) => {
    // From here on everybody reads the same address, whatever the caller's objects say the next time.
    const request = new Request(input, init);
    const { url, method, signal } = request;
    await unlessAborted(signal, session.ready(url, method));
    const authorization = request.headers.has('Authorization') ? null : session.authorize(url, method);
    if (authorization === null) return send(request);
    const again = isReplayable(init?.body) ? request.clone() : null;
    const response = await send(authorized(request, authorization));
    if (response.status !== 401 || again === null) return response;
    const challenge = response.headers.get('WWW-Authenticate');
    const asked = session.handleUnauthorized({ url, method, authorization, challenge });
    const outcome = await unlessAborted(signal, asked);
    if (outcome.result === 'stand') return response;
    void response.body?.cancel();
    return send(authorized(again, outcome.authorization));
  };
}

function authorized(request: Request, authorization: string): Request {
  const headers = new Headers(request.headers);
  headers.set('Authorization', authorization);
  // A redirect may lead where no token may go.
  return new Request(request, { headers, redirect: request.redirect === 'manual' ? 'manual' : 'error' });
}
