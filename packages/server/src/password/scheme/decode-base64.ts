/**
 * The bytes of unpadded base64 as PHC strings write it, or null where it is written in any but the one canonical way:
 * another character, padding, bits set that no byte uses.
 */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64').replace(/=+$/, '') === text ? bytes : null;
}
