const backslash = 0x5c;

/**
 * Where the JSON string that opens at `start` closes; the end of the text if it never does. A quote closes it unless
 * an odd number of backslashes stands before it. No backslash is counted twice, so the work is linear.
 */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}
