const maxBytes = 255;

/** What is wrong with a name that has no prepared form: the end of a sentence for people. */
export const unpreparedProblem = 'is empty, too long or has characters that no name may';

/** Enough to bring every name to rest that ever does: the profile once, and three times more (RFC 8264 section 7). */
const maxRounds = 4;

/** Fullwidth and halfwidth forms, and the ideographic space. */
const wideOrNarrow = /[\u3000\uff01-\uffee]/gu;

/**
 * Letters, digits and printable ASCII (RFC 8264 section 4.2.1), with the exceptions of section 9.6 that need no
 * context. Those that need one, as the middle dot, are left out.
 */
const identifierOnly =
  /^[[\x21-\x7e\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}\u06fd\u06fe\u0f0b\u3007]--[\u302e\u302f\p{Default_Ignorable_Code_Point}\u0640\u07fa\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u3031-\u3035\u303b]]+$/v;

/**
 * Brings a username into the form in which names are compared, or null where there is none: the profile
 * UsernameCaseMapped (RFC 8265 section 3.3), so `ＡＬＩＣＥ` and `Alice` are both `alice`.
 *
 * Null for: an empty name, more than 255 bytes of UTF-8 afterwards, spaces, controls, symbols and punctuation outside
 * ASCII, lone surrogates, and everything else that the profile's IdentifierClass disallows.
 * Does not check the Bidi Rule and the mixing of scripts: those protect a reader when a name is chosen.
 */
export function prepareUsername(username: string): string | null {
  if (username.length > maxBytes * 2 || !username.isWellFormed()) return null;
  const prepared = untilStable(username);
  return prepared !== null && isIdentifier(prepared) ? prepared : null;
}

function untilStable(username: string): string | null {
  let current = username;
  for (let round = 0; round < maxRounds; round += 1) {
    const next = mapOnce(current);
    if (next === current) return current;
    current = next;
  }
  return null;
}

/** Width, then case, then normalization: the profile's order. */
function mapOnce(username: string): string {
  const narrow = username.replace(wideOrNarrow, (character) => character.normalize('NFKC'));
  return narrow.toLowerCase().normalize('NFC');
}

function isIdentifier(prepared: string): boolean {
  return (
    identifierOnly.test(prepared) &&
    // Compatibility forms, as ligatures, are disallowed (RFC 8264 section 9.17), not mapped.
    prepared.normalize('NFKC') === prepared &&
    Buffer.byteLength(prepared, 'utf8') <= maxBytes
  );
}
