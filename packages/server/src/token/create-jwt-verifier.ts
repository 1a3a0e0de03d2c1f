import { LatchkeyError } from '../error/latchkey-error.ts';
import { checkClaims } from './check-claims.ts';
import { decodeJwsPart, splitCompactJws } from './compact-jws.ts';
import type { PlainClaims, VerifiedClaims } from './jwt-claims.ts';
import { checkHeader, type JwtHeader } from './jwt-header.ts';
import { assertKeys, type JwtKeys } from './key-ring.ts';
import { parsePayload } from './parse-jws-part.ts';
import { readHeader, rememberHeader } from './read-header.ts';
import { selectKey } from './select-key.ts';
import { isSignatureValid } from './signature.ts';
import {
  resolveVerifyJwtOptions,
  type VerifyJwtOptions,
  type VerifyPlainJwtOptions,
} from './verify-jwt-options.ts';

/** A token that passed every check. Frozen, and so is everything in it. */
export interface VerifiedJwt<Claims = VerifiedClaims> {
  readonly header: JwtHeader;
  readonly claims: Claims;
}

/** `verifyJwt` with its key and options filled in. */
export type JwtVerifier<Claims = VerifiedClaims> = (token: string) => VerifiedJwt<Claims>;

/**
 * `verifyJwt` for many tokens: keys and options are checked once, here, and a bad one is a `TypeError`.
 * Takes the same options, makes the same checks and throws the same errors.
 */
export function createJwtVerifier(keys: JwtKeys, options: VerifyJwtOptions): JwtVerifier;
export function createJwtVerifier(
  keys: JwtKeys,
  options: VerifyJwtOptions | VerifyPlainJwtOptions,
): JwtVerifier<PlainClaims>;
export function createJwtVerifier(
  keys: JwtKeys,
  options: VerifyJwtOptions | VerifyPlainJwtOptions,
): JwtVerifier<PlainClaims> {
  assertKeys(keys);
  const rules = resolveVerifyJwtOptions(options);

  return (token) => {
    const jws = splitCompactJws(token);
    const unchecked = readHeader(jws, keys);
    const key = selectKey(unchecked, keys);
    const header = checkHeader(unchecked, key, rules.type);
    const payload = decodeJwsPart(jws, 'payload');
    if (!isSignatureValid(jws.signingInput, jws.signature, key)) {
      // A signature that is not even well formed is refused for its form.
      decodeJwsPart(jws, 'signature');
      throw new LatchkeyError('signature_invalid', 'Signature verification failed');
    }
    rememberHeader(jws, keys, header);
    return Object.freeze({ header, claims: checkClaims(parsePayload(payload), rules) });
  };
}
