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

/** Takes off white space as RFC 6265 section 5.2 knows it, and no other. */
function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
