import { csrfHeader, type routes } from '@latchkey/contract';
import type { Environment } from '../environment/environment.ts';
import { within } from '../environment/within.ts';
import { errorFromAnswer } from '../error/error-from-answer.ts';

export interface AuthServer extends Environment {
  /** Without a slash at its end. */
  readonly url: string;
  /** Whether the refresh cookie is to be sent and taken, and the header with it that proves a script of ours. */
  readonly cookie: boolean;
  readonly timeoutMs: number;
}

/**
 * Asks the server, and returns its answer, whatever it is. `body` is JSON.
 *
 * @throws {LatchkeyClientError} its refusal, `network_error` or `timeout`; or the reason of the signal when it aborts.
 */
export function askServer(
  { cookie, fetch, now, timeoutMs, timers, url }: AuthServer,
  // Spelt out, so that pages need not carry all routes; the compiler compares.
  path: (typeof routes)['signIn' | 'refresh' | 'signOut' | 'register'],
  body: string,
  signal: AbortSignal,
  token?: string,
): Promise<unknown> {
  return within(timers, timeoutMs, signal, async (signal) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(cookie && { [csrfHeader.name]: csrfHeader.value }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body,
      credentials: cookie ? 'include' : 'omit',
      // A redirect would carry the password to another address.
      redirect: 'error',
      signal,
    });
    const { status, ok, headers } = response;
    const answer: unknown = await response.json().catch(() => undefined);
    if (ok) return answer;
    throw errorFromAnswer({ status, body: answer, retryAfter: headers.get('Retry-After'), now });
  });
}
