import { LatchkeyError } from '../error/latchkey-error.ts';
import { checkClaims } from './check-claims.ts';
import { decodeJwsPart, splitCompactJws } from './compact-jws.ts';
import type { VerifiedClaims } from './jwt-claims.ts';
import { checkHeader, type JwtHeader } from './jwt-header.ts';
import { JwtKey } from './jwt-key.ts';
import { parsePayload } from './parse-jws-part.ts';
import { readHeader, rememberHeader } from './read-header.ts';
import { isSignatureValid } from './signature.ts';
import { resolveVerifyJwtOptions, type VerifyJwtOptions } from './verify-jwt-options.ts';

/** A token that passed every check. Frozen, and so is everything in it. */
export interface VerifiedJwt {
  readonly header: JwtHeader;
  readonly claims: VerifiedClaims;
}

/** `verifyJwt` with its key and options filled in. */
export type JwtVerifier = (token: string) => VerifiedJwt;

/**
 * `verifyJwt` for many tokens: key and options are checked once, here, and a bad one is a `TypeError`.
 * Takes the same options, makes the same checks and throws the same errors.
 */
export function createJwtVerifier(key: JwtKey, options: VerifyJwtOptions): JwtVerifier {
  JwtKey.assert(key);
  const rules = resolveVerifyJwtOptions(options);

  return (token) => {
    const jws = splitCompactJws(token);
    const header = checkHeader(readHeader(jws, key), key, rules.type);
    const payload = decodeJwsPart(jws, 'payload');
    if (!isSignatureValid(jws.signingInput, jws.signature, key)) {
      // A signature that is not even well formed is refused for its form.
      decodeJwsPart(jws, 'signature');
      throw new LatchkeyError('signature_invalid', 'Signature verification failed');
    }
    rememberHeader(jws, key, header);
    return Object.freeze({ header, claims: checkClaims(parsePayload(payload), rules) });
  };
}
