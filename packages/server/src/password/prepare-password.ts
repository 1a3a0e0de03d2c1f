const maxCodePoints = 1_024;

/** NFC makes at most four code points into one, and one takes at most two UTF-16 units: longer cannot fit. */
const maxRawUnits = maxCodePoints * 4 * 2;

/**
 * Brings a password into the form that is hashed, as UTF-8 bytes, or null where there is none.
 *
 * The mappings are those of OpaqueString (RFC 8265 section 4.2.2): spaces outside ASCII become U+0020, then NFC;
 * no case or width mapping. Every byte counts, NUL included; nothing is cut.
 *
 * Null for: an empty password, more than 1,024 code points (counted after the mappings), and a lone surrogate,
 * which has no UTF-8 form and would make different passwords equal. Unlike the profile it allows controls and
 * unassigned code points: refusing them helps nobody whose password manager chose them.
 */
export function preparePassword(password: string): Uint8Array | null {
  if (password.length > maxRawUnits || !password.isWellFormed()) return null;
  const prepared = password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
  const codePoints = Array.from(prepared).length;
  return codePoints === 0 || codePoints > maxCodePoints ? null : Buffer.from(prepared, 'utf8');
}
