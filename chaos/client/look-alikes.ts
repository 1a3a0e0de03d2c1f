import type { Random } from '../claim/random.ts';

/** Latin letters that have a twin in Cyrillic, and the twin: together they spell names in either. */
const cyrillic: Readonly<Record<string, string>> = {
  a: '\u0430',
  c: '\u0441',
  e: '\u0435',
  i: '\u0456',
  j: '\u0458',
  o: '\u043e',
  p: '\u0440',
  s: '\u0455',
  x: '\u0445',
};

const greekO = '\u03bf';

/** One name as ten people might write it who all want to be taken for its owner. */
export interface LookAlikes {
  /** The name itself, in several cases and widths, composed and decomposed. */
  readonly same: readonly string[];
  /** With letters of another script, one or all of them, that read as its own. */
  readonly foreign: readonly string[];
}

/** A name that nobody has drawn before, as good as certainly: of letters that have twins, with an accent to decompose. */
export function drawLookAlikes(random: Random): LookAlikes {
  const letters = Array.from({ length: 15 }, () => random.pick(Object.keys(cyrillic))).join('');
  const name = `o${letters}\u00e9`;
  const [decomposed, capitals] = [name.normalize('NFD'), name.toUpperCase()];
  return {
    same: [name, name, capitals, `O${letters}\u00c9`, decomposed, widen(name), widen(capitals)],
    foreign: [
      decomposed.replace(/[a-z]/g, (letter) => cyrillic[letter] ?? letter),
      `${cyrillic['o']}${name.slice(1)}`,
      `${greekO}${name.slice(1)}`,
    ],
  };
}

/** Letters of ASCII in their fullwidth forms. */
function widen(name: string): string {
  return name.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}
