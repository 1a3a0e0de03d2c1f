/** Nobody escapes an honest path this often. */
const mostRounds = 8;

/**
 * Whether some server might read a path as leading out of the folder in which it seems to be. The URL parser resolves
 * dot segments, plain and as `%2e`. What it leaves alone, a server behind it might resolve: characters that are
 * escaped once or more often or as overlong UTF-8, and dots before whatever ends a segment there.
 *
 * `pathname` is that of a parsed URL. It errs on the safe side: a control character is a way out, too.
 */
export function mayEscape(pathname: string): boolean {
  const bytes = unescapeFully(pathname);
  return (
    // Escapes that are left over: nested too deeply, or in a form that some servers alone know.
    /%([0-9a-f]{2}|u[0-9a-f]{4})/i.test(bytes) ||
    /[\xc0\xc1]|\xe0[\x80-\x9f]|\xf0[\x80-\x8f]/.test(bytes) ||
    holdsControl(bytes) ||
    bytes.includes('\\') ||
    bytes.split('/').length > pathname.split('/').length ||
    // Dots alone, for those who cut off spaces, parameters, queries and fragments.
    /\/[. ]*\.[. ]*([/;?#]|$)/.test(bytes)
  );
}

/** One character for each byte, as in the URL itself. */
function unescapeFully(pathname: string): string {
  let text = pathname;
  for (let round = 0; round < mostRounds; round++) {
    text = text.replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
  return text;
}

function holdsControl(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' || character === '\x7f');
}
