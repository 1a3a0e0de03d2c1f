import { type JwtAlgorithm, JwtKey } from '../jwt-key.ts';

/** A public key as others read it (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2). */
export interface PublicJwk {
  readonly kty: 'RSA' | 'EC' | 'OKP';
  readonly kid: string;
  readonly alg: JwtAlgorithm;
  readonly use: 'sig';
  readonly n?: string;
  readonly e?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}

/**
 * The public half of a key as a JWK, for a JWK Set (RFC 7517 section 5); `undefined` for a secret, which has none.
 * Built from the members that are public, one by one, so that no private part can come along.
 */
export function publicJwk(key: JwtKey): PublicJwk | undefined {
  JwtKey.assert(key);
  if (key.type === 'secret') return undefined;
  const { kty, n, e, crv, x, y } = JwtKey.verifyingKeyOf(key).export({ format: 'jwk' });
  const jwk = { kty, kid: key.kid, alg: key.algorithm, use: 'sig', n, e, crv, x, y };
  return Object.fromEntries(
    Object.entries(jwk).filter(([, value]) => value !== undefined),
  ) as unknown as PublicJwk;
}
