/**
 * The values of a name in a `Cookie` header (RFC 6265 section 4.2.1), as they were sent. More than one means that
 * somebody planted a second cookie: which of them is the right one cannot be told.
 */
export function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '').split(';').flatMap((pair) => {
    const end = pair.indexOf('=');
    return end !== -1 && trim(pair.slice(0, end)) === name ? [trim(pair.slice(end + 1))] : [];
  });
}

/**
 * Takes off white space as RFC 6265 section 5.2 knows it, and no other. Not by a pattern that looks for the end: in a
 * long run of spaces it would start anew at each, and one header would keep the process busy.
 */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
