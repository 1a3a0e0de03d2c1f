import { LatchkeyError } from '../error/latchkey-error.ts';
import type { BearerClaims } from './options/token-options.ts';

/**
 * Holds what an application's `decodeToken` returned against the least that claims must be. Both refusals are 401:
 * which token is sent, and so what comes of it, is up to anybody.
 */
export function expectClaims(claims: unknown): BearerClaims {
  // Whatever a callback without types returns for a token that it could not verify.
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) {
    throw new LatchkeyError('signature_invalid', 'Signature verification failed');
  }
  const { sub } = claims as { readonly sub?: unknown };
  if (typeof sub === 'string' && sub !== '') return claims as BearerClaims;
  throw new LatchkeyError('claim_invalid', 'The sub claim must be a non-empty string', { claim: 'sub' });
}
