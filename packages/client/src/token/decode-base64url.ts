import { attempt } from '../environment/attempt.ts';
import { MalformedTokenError } from './malformed-token-error.ts';

/**
 * Decodes canonical, unpadded base64url (RFC 7515 section 2); the empty string is no bytes. Canonical is what encodes
 * back to itself: otherwise several strings would stand for one token (RFC 4648 section 3.5). `name` is for the message.
 */
export function decodeBase64Url(text: string, name: string): Uint8Array<ArrayBuffer> {
  const binary = attempt(() => atob(text.replaceAll('-', '+').replaceAll('_', '/'))) ?? '';
  const canonical = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  if (canonical !== text)
    throw new MalformedTokenError(`The token's ${name} part is not canonical base64url.`);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
