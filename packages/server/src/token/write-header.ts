import type { JwtKey } from './jwt-key.ts';
import { parseHeader } from './parse-jws-part.ts';
import { writeJsonObject } from './write-json-object.ts';

/** Members that say how a token is verified (RFC 7515 section 4.1, RFC 7797): `signJwt` writes them, or nobody does. */
const reserved = ['alg', 'typ', 'kid', 'crit', 'b64', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256'];

/** The header of a token as JSON text: `alg`, `typ`, the key's `kid`, and what is added. */
export function writeHeader(key: JwtKey, type: string, added: object | undefined): string {
  const own = { alg: key.algorithm, typ: type, ...(key.kid === undefined ? {} : { kid: key.kid }) };
  if (added === undefined) return JSON.stringify(own);
  const { object } = writeJsonObject(added, 'header', parseHeader);
  const taken = reserved.find((name) => Object.hasOwn(object, name));
  if (taken !== undefined) throw new TypeError(`header must not have the member ${taken}`);
  return writeJsonObject({ ...own, ...object }, 'header', parseHeader).text;
}
