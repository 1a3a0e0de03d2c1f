import type { KeyObject } from 'node:crypto';

/** One signature algorithm over the signing input of a compact JWS (RFC 7515 section 5). */
export interface SignatureAlgorithm {
  /** Throws a `TypeError` for a key that is of another kind, or weaker than the algorithm allows. */
  checkKey(key: KeyObject): void;
  /** The signature in base64url, made with a secret or private key. */
  sign(signingInput: string, key: KeyObject): string;
  /** Whether a text is the canonical base64url of a signature that a secret or public key accepts. Never throws. */
  verify(signingInput: string, signature: string, key: KeyObject): boolean;
}
