import {
  type AsymmetricKeyMaterial,
  importAsymmetricKey,
  type ImportAsymmetricKeyOptions,
} from './import-asymmetric-key.ts';
import { isJwk } from './jwk/jwk.ts';
import { publicJwk } from './jwk/public-jwk.ts';
import type { JwtKey } from './jwt-key.ts';
import { computeSignature, isSignatureValid } from './signature.ts';

/**
 * Makes a key that signs, and verifies by its public half, from PEM text (PKCS#8, PKCS#1 or SEC 1, not encrypted), a
 * JWK as an object, or a private `KeyObject`.
 * Throws a `TypeError` for a public or secret key, for parts that do not belong together, and for all that
 * `importPublicKey` refuses. No message holds any of the material.
 */
export function importPrivateKey(
  material: AsymmetricKeyMaterial,
  options: ImportAsymmetricKeyOptions,
): JwtKey {
  const key = importAsymmetricKey(material, options, 'private');
  if (!isPublicHalfAsWritten(key, material) || !canVerifyItself(key)) {
    throw new TypeError('The private and public parts of the key do not belong together');
  }
  return key;
}

/** Of an Ed25519 JWK, Node derives `x` from `d` and never looks at the `x` that is written there. */
function isPublicHalfAsWritten(key: JwtKey, material: unknown): boolean {
  if (!isJwk(material)) return true;
  const { n, e, x, y } = publicJwk(key) ?? {};
  return material['n'] === n && material['e'] === e && material['x'] === x && material['y'] === y;
}

function canVerifyItself(key: JwtKey): boolean {
  try {
    return isSignatureValid('probe', computeSignature('probe', key), key);
  } catch {
    return false;
  }
}
