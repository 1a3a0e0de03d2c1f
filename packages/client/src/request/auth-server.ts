import { csrfHeader, type routes, type TokenResponse } from '@latchkey/contract';
import type { Environment } from '../environment/environment.ts';
import { errorFromAnswer } from '../error/error-from-answer.ts';
import { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { within } from './within.ts';

export interface AuthServerOptions {
  /** Without a slash at its end. */
  readonly url: string;
  readonly environment: Environment;
  /** Whether the refresh cookie is to be sent and taken, and the header with it that proves a script of ours. */
  readonly cookie: boolean;
  readonly timeoutMs: number;
}

export interface AuthRequest {
  /** Spelt out, so that pages need not carry all routes; the compiler compares. */
  readonly path: (typeof routes)['signIn' | 'refresh' | 'signOut' | 'register'];
  /** JSON. */
  readonly body: string;
  readonly signal: AbortSignal;
  /** A limit of its own, where that is shorter. */
  readonly mostMs?: number;
  readonly token?: string | undefined;
}

/**
 * Asks the server, and returns its answer, whatever it is.
 *
 * @throws {LatchkeyClientError} its refusal, `network_error` or `timeout`; or the reason of the signal when it aborts.
 */
export type AuthServer = (request: AuthRequest) => Promise<unknown>;

export function createAuthServer({ url, environment, cookie, timeoutMs }: AuthServerOptions): AuthServer {
  const { fetch, now, timers } = environment;
  return ({ path, body, signal, mostMs = timeoutMs, token }) =>
    within({ timers, timeoutMs: Math.min(timeoutMs, mostMs), signal }, async (signal) => {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          ...(cookie && { [csrfHeader.name]: csrfHeader.value }),
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        body,
        credentials: cookie ? 'include' : 'omit',
        cache: 'no-store',
        // A redirect would carry the password to another address.
        redirect: 'error',
        signal,
      });
      const { status, ok, headers } = response;
      const answer: unknown = await response.json().catch(() => undefined);
      if (!ok) throw errorFromAnswer({ status, body: answer, retryAfter: headers.get('Retry-After'), now });
      return answer;
    });
}

/**
 * Reads the answer of a sign-in or a refresh. A token type other than Bearer is refused (RFC 6749 section 7.1).
 * Whether the token is one is not looked at.
 */
export function readTokens(answer: unknown): {
  readonly token: string;
  readonly lifetimeSeconds: number | null;
} {
  const {
    access_token: token,
    token_type: type,
    expires_in: lifetime,
  } = (answer ?? {}) as Partial<Record<keyof TokenResponse, unknown>>;
  if (typeof token !== 'string' || String(type).toLowerCase() !== 'bearer') {
    throw new LatchkeyClientError('response_invalid', 'The server answered without a usable token.');
  }
  return { token, lifetimeSeconds: typeof lifetime === 'number' && lifetime > 0 ? lifetime : null };
}
