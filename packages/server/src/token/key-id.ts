/** Names of keys are short; the bound keeps a hostile one out of lookups. */
export const maxKeyIdLength = 256;

/** Whether a value can be the `kid` of a key or of a header (RFC 7515 section 4.1.4). */
export function isKeyId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= maxKeyIdLength;
}
