/** The shortest text which, written again and again and cut at some place, makes up a text: `abc` for `abcabcab`. */
export function repeatedUnit(text: string): string {
  let length = 1;
  while (!text.startsWith(text.slice(length))) length += 1;
  return text.slice(0, length);
}
