import type { KeyObject } from 'node:crypto';
import { signatureAlgorithms } from './algorithm/signature-algorithms.ts';
import type { Jwk } from './jwk/jwk.ts';
import { jwkThumbprint } from './jwk/jwk-thumbprint.ts';
import { chooseKeyId } from './key-id.ts';
import { JwtKey } from './jwt-key.ts';
import { readKeyObject } from './read-key-object.ts';

const algorithms = ['RS256', 'ES256', 'EdDSA'] as const;

/** The algorithms whose keys come in two halves. */
export type AsymmetricAlgorithm = (typeof algorithms)[number];

/** A public or private key: PEM text, a JWK as an object, or a `KeyObject`. */
export type AsymmetricKeyMaterial = string | Jwk | KeyObject;

export interface ImportAsymmetricKeyOptions {
  /** The one algorithm that the key is for: nothing that a token says can choose another (RFC 8725 section 3.1). */
  readonly algorithm: AsymmetricAlgorithm;
  /**
   * Name of the key, 1 to 256 characters. Default: that of the JWK, or else its thumbprint (RFC 7638). Tokens that name
   * another key are refused, so give the issuer's own name here for a PEM of somebody else's key.
   */
  readonly kid?: string;
}

/** What importing a public and a private key have in common. */
export function importAsymmetricKey(
  material: AsymmetricKeyMaterial,
  { algorithm, kid }: ImportAsymmetricKeyOptions,
  type: 'private' | 'public',
): JwtKey {
  if (!algorithms.includes(algorithm)) {
    throw new TypeError(`algorithm must be RS256, ES256 or EdDSA for a ${type} key`);
  }
  const name = chooseKeyId(kid, material);
  const keyObject = readKeyObject(material, algorithm, type);
  signatureAlgorithms[algorithm].checkKey(keyObject);
  return new JwtKey(algorithm, keyObject, name ?? jwkThumbprint(keyObject));
}
