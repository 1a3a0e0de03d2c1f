import { Buffer } from 'node:buffer';
import { sign, verify } from 'node:crypto';
import { decodeBase64url } from '../base64url.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** Order of the group that P-256 generates (SEC 2 section 2.4.2), big-endian. */
const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
const zero = Buffer.alloc(32);

/** What a signature is: r and s, 32 bytes each, in a row. Not the ASN.1 that OpenSSL takes by itself. */
const dsaEncoding = 'ieee-p1363';

/**
 * ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4). Of the two values of s that every signature can have, both are
 * accepted: the RFC knows no preference and other libraries write either. So two texts can be valid for one token,
 * and nothing may take the text of a token for its identity.
 */
export const ecdsaP256Sha256: SignatureAlgorithm = {
  checkKey(key) {
    if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
      throw new TypeError('An ES256 key must be an elliptic curve key on P-256');
    }
  },

  sign(signingInput, key) {
    return sign('sha256', Buffer.from(signingInput), { key, dsaEncoding }).toString('base64url');
  },

  verify(signingInput, signature, key) {
    const bytes = decodeBase64url(signature);
    if (bytes?.byteLength !== 64) return false;
    if (!isInRange(bytes.subarray(0, 32)) || !isInRange(bytes.subarray(32))) return false;
    return verify('sha256', Buffer.from(signingInput), { key, dsaEncoding }, bytes);
  },
};

/** FIPS 186-5 section 6.4.2: 0 < r < n and 0 < s < n. Left out, zeros signed everything in Java (CVE-2022-21449). */
function isInRange(scalar: Buffer): boolean {
  return scalar.compare(zero) > 0 && scalar.compare(order) < 0;
}
