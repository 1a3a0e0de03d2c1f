import { Buffer } from 'node:buffer';
import { constants, type KeyObject, sign, verify } from 'node:crypto';
import { decodeBase64url } from '../base64url.ts';
import { areRsaPartsWhole } from './are-rsa-parts-whole.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** RFC 7518 section 3.3 sets the lower bound; the upper one keeps a signature, and the work for it, in a token's size. */
const minModulusBits = 2048;
const maxModulusBits = 8192;

/** FIPS 186-5 section A.1.1: odd, above 2^16 and below 2^256. An exponent of 1 signs nothing, 3 has a history. */
const minExponent = 65_537n;
const endOfExponents = 2n ** 256n;

const padding = constants.RSA_PKCS1_PADDING;

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3). */
export const rsaPkcs1Sha256: SignatureAlgorithm = {
  checkKey(key) {
    // An RSA-PSS key has a type of its own: it is bound to another padding.
    if (key.asymmetricKeyType !== 'rsa') throw new TypeError('An RS256 key must be an RSA key');
    const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
    if (modulusLength < minModulusBits || modulusLength > maxModulusBits) {
      throw new TypeError('An RS256 key must have 2048 to 8192 bits (RFC 7518 section 3.3)');
    }
    if (publicExponent % 2n === 0n || publicExponent < minExponent || publicExponent >= endOfExponents) {
      throw new TypeError('An RS256 key must have an odd public exponent from 65537 up to 256 bits');
    }
    if (!areRsaPartsWhole(key)) throw new TypeError('The numbers of the RSA key do not belong together');
  },

  sign(signingInput, key) {
    return sign('sha256', Buffer.from(signingInput), { key, padding }).toString('base64url');
  },

  verify(signingInput, signature, key) {
    const bytes = decodeBase64url(signature);
    if (bytes?.byteLength !== modulusBytes(key)) return false;
    return verify('sha256', Buffer.from(signingInput), { key, padding }, bytes);
  },
};

/** RFC 8017 section 8.2.2: a signature has exactly as many bytes as the modulus. */
function modulusBytes(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}
