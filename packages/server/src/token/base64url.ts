import { Buffer } from 'node:buffer';

export function encodeBase64url(bytes: Uint8Array | string): string {
  return Buffer.from(bytes as Uint8Array).toString('base64url');
}

/**
 * Decodes base64url without padding (RFC 7515 section 2), or gives `undefined`. Each byte string has one encoding,
 * so a text is canonical exactly if encoding its bytes gives it back: padding, `+` and `/`, white space, foreign
 * characters, unused bits that are not zero and impossible lengths all fail that one comparison.
 */
export function decodeBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
