import { LatchkeyError } from '../error/latchkey-error.ts';
import { isKeyId } from './key-id.ts';
import type { JwtKey } from './jwt-key.ts';
import { type JwtKeys, KeyRing } from './key-ring.ts';
import type { TokenObject } from './parse-jws-part.ts';
import { tokenMalformed } from './token-malformed.ts';

/**
 * The key that a token has to be signed with. A header can only name one of ours (RFC 7515 section 4.1.4): `kid` is
 * looked up in the ring and nowhere else, and `jku`, `jwk`, `x5u`, `x5c` are not read.
 */
export function selectKey(header: TokenObject, keys: JwtKeys): JwtKey {
  const kid = readKeyId(header);
  if (!KeyRing.isRing(keys))
    return kid === undefined || keys.kid === undefined || kid === keys.kid ? keys : foreign();
  return kid === undefined ? onlyKeyFor(header['alg'], keys) : (KeyRing.find(keys, kid) ?? foreign());
}

function readKeyId(header: TokenObject): string | undefined {
  if (!Object.hasOwn(header, 'kid')) return undefined;
  const { kid } = header;
  if (!isKeyId(kid)) throw tokenMalformed('The kid header must be a string of 1 to 256 characters');
  return kid;
}

function onlyKeyFor(alg: unknown, { keys }: KeyRing): JwtKey {
  const [key, another] = keys.filter(({ algorithm }) => algorithm === alg);
  if (key === undefined) throw tokenMalformed('The alg header is not the algorithm of the key');
  if (another !== undefined)
    throw tokenMalformed('The kid header is missing, and several keys could be meant');
  return key;
}

/** Well formed, but not made with a key of ours. */
function foreign(): never {
  throw new LatchkeyError('signature_invalid', 'Signature verification failed');
}
