import {
  type AsymmetricKeyMaterial,
  importAsymmetricKey,
  type ImportAsymmetricKeyOptions,
} from './import-asymmetric-key.ts';
import type { JwtKey } from './jwt-key.ts';

/**
 * Makes a key that verifies from PEM text (SPKI or PKCS#1), a JWK as an object, or a public `KeyObject`.
 * Throws a `TypeError` for a private or secret key, a certificate, a key that does not fit the algorithm (RS256: RSA
 * of 2048 to 8192 bits with an odd modulus and an odd public exponent of at least 65537, not RSA-PSS; ES256: P-256;
 * EdDSA: Ed25519), and a JWK whose `alg`, `use`, `key_ops` or `kid` say otherwise or whose values are not canonical.
 * No message holds any of the material.
 * Does not check whose key it is, nor the `x5c` of a JWK.
 */
export function importPublicKey(
  material: AsymmetricKeyMaterial,
  options: ImportAsymmetricKeyOptions,
): JwtKey {
  return importAsymmetricKey(material, options, 'public');
}
