import { type CompactJws, decodeJwsPart } from './compact-jws.ts';
import type { JwtKeys } from './key-ring.ts';
import { parseHeader, type TokenObject } from './parse-jws-part.ts';

/** The last header that came with a valid signature of each key or ring, as text and as what that text parses to. */
const lastSigned = new WeakMap<JwtKeys, { readonly text: string; readonly header: TokenObject }>();

/**
 * Decodes and parses the header of a token. The tokens of one issuer mostly share one header, so the last one is
 * remembered: what a text parses to depends on nothing else, and the result is frozen. It says nothing about the
 * token at hand, whose header still has to be checked.
 */
export function readHeader(jws: CompactJws, keys: JwtKeys): TokenObject {
  const known = lastSigned.get(keys);
  return known?.text === jws.header ? known.header : parseHeader(decodeJwsPart(jws, 'header'));
}

/** To be called only after the signature has been verified, so that a forger cannot displace an honest header. */
export function rememberHeader(jws: CompactJws, keys: JwtKeys, header: TokenObject): void {
  if (lastSigned.get(keys)?.text !== jws.header) lastSigned.set(keys, { text: jws.header, header });
}
