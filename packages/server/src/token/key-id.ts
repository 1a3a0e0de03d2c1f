import { isJwk } from './jwk/jwk.ts';

/** Names of keys are short; the bound keeps a hostile one out of lookups. */
export const maxKeyIdLength = 256;

/** Whether a value can be the `kid` of a key or of a header (RFC 7515 section 4.1.4). Half a character cannot be sent. */
export function isKeyId(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  return value.length > 0 && value.length <= maxKeyIdLength && value.isWellFormed();
}

/** The name of a key that is being imported: as asked for, or else as its JWK says; both must agree. */
export function chooseKeyId(asked: unknown, material: unknown): string | undefined {
  const written = isJwk(material) ? material['kid'] : undefined;
  for (const kid of [asked, written]) {
    if (kid !== undefined && !isKeyId(kid)) {
      throw new TypeError(`kid must be a string of 1 to ${maxKeyIdLength} characters`);
    }
  }
  if (asked !== undefined && written !== undefined && asked !== written) {
    throw new TypeError('The kid of the JWK is not the kid that is asked for');
  }
  return (asked ?? written) as string | undefined;
}
