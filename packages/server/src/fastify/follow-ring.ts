import { LatchkeyError } from '../error/latchkey-error.ts';
import type { SigningKeys } from '../signing-key/signing-keys.ts';
import { createKeyRing } from '../token/create-key-ring.ts';
import { decodeJwt } from '../token/decode-jwt.ts';
import type { JwtKey } from '../token/jwt-key.ts';
import type { JwtKeys } from '../token/key-ring.ts';

/**
 * Verifies with the ring as it is at the moment. A token that names a key which this node has not heard of yet may be
 * signed by another node's newest: the ring looks it up, and the token has one more try.
 */
export function followRing<Claims>(
  ring: SigningKeys,
  decoderFor: (keys: JwtKeys) => (token: string) => Claims,
): (token: string) => Promise<Claims> | Claims {
  let known = ring.verifyingKeys();
  let decode = decoderFor(joined(ring));
  function decodeNow(token: string): Claims {
    if (known !== ring.verifyingKeys()) {
      decode = decoderFor(joined(ring));
      known = ring.verifyingKeys();
    }
    return decode(token);
  }
  return (token) => {
    try {
      return decodeNow(token);
    } catch (error) {
      const kid = unknownKeyOf(token, error, known);
      if (kid === null) throw error;
      return ring.lookUp(kid).then((isKnown) => {
        if (!isKnown) throw error;
        return decodeNow(token);
      });
    }
  };
}

function joined(ring: SigningKeys): JwtKeys {
  const signing = ring.signingKey();
  const others = ring.verifyingKeys().filter(({ kid }) => kid !== signing.kid);
  // A key that others share has no name, and a ring is made of names.
  return others.length === 0 ? signing : createKeyRing({ signing, verifying: others });
}

/** Null where the token was refused for anything else than a key that is not in the ring. */
function unknownKeyOf(token: string, error: unknown, known: readonly JwtKey[]): string | null {
  if (!(error instanceof LatchkeyError) || error.code !== 'signature_invalid') return null;
  const { kid } = decodeJwt(token).header;
  return typeof kid !== 'string' || known.some((key) => key.kid === kid) ? null : kid;
}
