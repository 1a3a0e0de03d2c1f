import type { JwtAlgorithm } from '../jwt-key.ts';
import { ecdsaP256Sha256 } from './ecdsa-p256.ts';
import { ed25519 } from './ed25519.ts';
import { hmac } from './hmac.ts';
import { rsaPkcs1Sha256 } from './rsa-pkcs1.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** All there are. `none` is no algorithm, and nothing in a token ever picks from this list: the key does. */
export const signatureAlgorithms: Readonly<Record<JwtAlgorithm, SignatureAlgorithm>> = {
  HS256: hmac('sha256'),
  HS384: hmac('sha384'),
  HS512: hmac('sha512'),
  RS256: rsaPkcs1Sha256,
  ES256: ecdsaP256Sha256,
  EdDSA: ed25519,
};
