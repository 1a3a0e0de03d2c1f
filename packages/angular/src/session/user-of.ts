import type { JsonObject } from '@latchkey/client';

/** Who is signed in, by the token's claims: decoded, NOT verified. For display. */
export interface LatchkeyUser {
  /** The claim `sub`, or Flask-JWT's `identity`. */
  readonly id: string;
  /** The claim `preferred_username` (OpenID Connect Core section 5.1) or `username`; null where the token has neither. */
  readonly username: string | null;
}

/** Null where the claims name nobody. */
export function userOf(claims: JsonObject): LatchkeyUser | null {
  const id = claims['sub'] ?? claims['identity'];
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  const username = claims['preferred_username'] ?? claims['username'];
  return { id: String(id), username: typeof username === 'string' ? username : null };
}
