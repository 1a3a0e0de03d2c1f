/**
 * What a terminal would obey instead of show: controls, line separators, marks that turn the direction of writing or take
 * no room, and half surrogate pairs.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** The text with U+FFFD for each character that a terminal would not show as it is. Emoji lose their joiners. */
export function printable(text: string): string {
  return text.replace(unprintable, '\ufffd');
}
