/**
 * Scripts in everyday use (UAX 31 table 5), in the combinations in which languages are written: Japanese, Korean and
 * Chinese with Bopomofo use Han with scripts of their own (UTS 39 section 5.1).
 */
const writingSystems = [
  'Latin',
  'Arabic',
  'Armenian',
  'Bengali',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Han', 'Bopomofo'],
].map((scripts) => {
  const members = ['Common', 'Inherited', ...[scripts].flat()].map((script) => `\\p{scx=${script}}`);
  return new RegExp(`^[${members.join('')}]*$`, 'u');
});

/** Whether a text is written in one script, or in those that one language mixes, digits and punctuation apart. */
export function hasOneScript(text: string): boolean {
  return writingSystems.some((system) => system.test(text));
}
