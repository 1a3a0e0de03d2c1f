import { parseScopes } from '../account/parse-scopes.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { BearerClaims } from './options/token-options.ts';

/** Throws `insufficient_scope` unless the token has every one of the scopes. */
export function checkScopes(claims: BearerClaims, needed: readonly string[]): void {
  if (needed.length === 0) return;
  const granted = new Set(parseScopes(claims['scope']));
  if (needed.every((scope) => granted.has(scope))) return;
  const message = `The token lacks a scope; needed: ${needed.join(' ')}`;
  throw new LatchkeyError('insufficient_scope', message, { scopes: needed });
}
