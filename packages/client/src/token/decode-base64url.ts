import { MalformedTokenError } from './malformed-token-error.ts';

/** Decodes canonical, unpadded base64url (RFC 7515 section 2); the empty string is no bytes. `name` is for the message. */
export function decodeBase64Url(text: string, name: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) {
    throw new MalformedTokenError(`The token's ${name} part is not base64url.`);
  }
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  // Unused bits must be zero: otherwise several strings would stand for one token (RFC 4648 section 3.5).
  if (btoa(binary).replace(/=+$/, '').at(-1) !== plain(text.at(-1))) {
    throw new MalformedTokenError(`The token's ${name} part is not canonical base64url.`);
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function plain(character: string | undefined): string | undefined {
  if (character === '-') return '+';
  return character === '_' ? '/' : character;
}
