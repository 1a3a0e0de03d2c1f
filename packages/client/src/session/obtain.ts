import type { TokenResponse } from '@latchkey/contract';
import { askServer } from '../request/ask-server.ts';
import { createCredential, type Credential } from './credential.ts';
import { look } from './learn.ts';
import type { Parts } from './parts.ts';

/**
 * Asks the server for a token, and adopts it. A token type other than Bearer is refused (RFC 6749 section 7.1).
 *
 * @throws {LatchkeyClientError} as the server does, or `response_invalid`.
 */
export async function obtain<T>(
  parts: Parts,
  path: '/auth' | '/auth/refresh',
  body: string,
  signal: AbortSignal,
  adopt: (credential: Credential) => T,
): Promise<T> {
  const sentMs = parts.now();
  const answer = ((await askServer(parts, path, body, signal)) ?? {}) as Partial<TokenResponse>;
  const { access_token: token, token_type: type } = answer;
  // What is no token at all is refused where it is read.
  const bearer = /^bearer$/i.test(type ?? '') && token;
  const credential = createCredential({ token: bearer as string, sentMs }, parts.now());
  look(parts);
  // In the very step that changes the state: between the answer and here, something may have overtaken it.
  signal.throwIfAborted();
  return adopt(credential);
}
