import type { SignInRequest, TokenResponse } from '@latchkey/contract';
import { errorFromAnswer } from '../error/error-from-answer.ts';
import { LatchkeyClientError } from '../error/latchkey-client-error.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Where tokens come from, and the means to ask. */
export interface TokenEndpoint {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

/** @throws {TypeError} if the credentials are no object, or hold what JSON cannot. */
export function signInBody({ username, password }: Credentials): string {
  return JSON.stringify({ username, password } satisfies SignInRequest);
}

/**
 * Asks for an access token. A token type other than Bearer is refused (RFC 6749 section 7.1).
 *
 * @throws {LatchkeyClientError} the server's refusal, or `response_invalid`. What `fetch` throws is passed on.
 */
export async function requestToken(
  endpoint: TokenEndpoint,
  body: string,
  signal: AbortSignal,
): Promise<string> {
  // Called without a receiver: browsers refuse a `fetch` that is called as a method of something else.
  const { url, fetch, now } = endpoint;
  const response = await fetch(url, { ...requestInit(body), signal });
  const { status, ok, headers } = response;
  const answer = parse(await response.text());
  if (!ok) throw errorFromAnswer({ status, body: answer, retryAfter: headers.get('Retry-After'), now });
  return tokenOf(answer, status);
}

function requestInit(body: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body,
    credentials: 'omit',
    cache: 'no-store',
    // A redirect would carry the password to another address.
    redirect: 'error',
  };
}

function tokenOf(body: unknown, status: number): string {
  const { access_token: token, token_type: type } = (body ?? {}) as Partial<
    Record<keyof TokenResponse, unknown>
  >;
  if (typeof token === 'string' && typeof type === 'string' && type.toLowerCase() === 'bearer') return token;
  throw new LatchkeyClientError('response_invalid', 'The server answered without a usable token.', {
    status,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
