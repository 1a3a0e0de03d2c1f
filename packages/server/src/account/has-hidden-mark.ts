/** A dot above a letter that has one already, as `i`: it takes the place of the letter's own. */
const secondDot = /\p{Soft_Dotted}\p{M}*\u0307/u;

/** The same mark twice: the second is drawn over the first. */
const twice = /(\p{Mn})\1/u;

/** Whether a text has a mark that looks as if it were not there (UTS 39 section 5.4). */
export function hasHiddenMark(text: string): boolean {
  const decomposed = text.normalize('NFD');
  return secondDot.test(decomposed) || twice.test(decomposed);
}
