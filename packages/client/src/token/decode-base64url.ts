import { MalformedTokenError } from './malformed-token-error.ts';

/**
 * Whole groups of four characters, and one of two or three. The unused bits of its last character are zero: otherwise
 * several strings would stand for one token (RFC 4648 section 3.5).
 */
const canonical = /^([\w-]{4})*([\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

/** Decodes canonical, unpadded base64url (RFC 7515 section 2); the empty string is no bytes. `name` is for the message. */
export function decodeBase64Url(text: string, name: string): Uint8Array<ArrayBuffer> {
  if (!canonical.test(text)) {
    throw new MalformedTokenError(`The token's ${name} part is not canonical base64url.`);
  }
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
