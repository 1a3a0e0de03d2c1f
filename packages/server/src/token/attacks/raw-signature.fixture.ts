import { Buffer } from 'node:buffer';
import { constants, createHmac, type KeyObject, sign } from 'node:crypto';
import type { JwtAlgorithm } from '../jwt-key.ts';

/** A signature as the algorithm has it, made with Node alone, so that forgeries do not lean on what they attack. */
export function rawSignature(algorithm: JwtAlgorithm, key: KeyObject | Uint8Array, text: string): Buffer {
  switch (algorithm) {
    case 'HS256':
    case 'HS384':
    case 'HS512':
      return createHmac(`sha${algorithm.slice(2)}`, key)
        .update(text)
        .digest();
    case 'RS256':
      return sign('sha256', Buffer.from(text), {
        key: key as KeyObject,
        padding: constants.RSA_PKCS1_PADDING,
      });
    case 'ES256':
      return sign('sha256', Buffer.from(text), { key: key as KeyObject, dsaEncoding: 'ieee-p1363' });
    case 'EdDSA':
      return sign(null, Buffer.from(text), key as KeyObject);
  }
}
