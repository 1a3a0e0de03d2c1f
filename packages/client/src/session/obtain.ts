import { readTokens, type AuthRequest } from '../request/auth-server.ts';
import { createCredential, type Credential } from './credential.ts';
import type { Parts } from './parts.ts';

/**
 * Asks the server for a token.
 *
 * @throws {LatchkeyClientError} as the server does, or `response_invalid`.
 */
export async function obtain(request: AuthRequest, { holder, now, server }: Parts): Promise<Credential> {
  const receipt = { order: holder.next(), sentMs: now() };
  const tokens = readTokens(await server(request));
  return createCredential({ ...receipt, ...tokens, receivedMs: now() });
}
