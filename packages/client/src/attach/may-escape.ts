/** Nobody escapes an honest path this often. */
const mostRounds = 8;

/**
 * What no honest path holds when it is unescaped:
 * - control characters, backslashes, and bytes that no UTF-8 has;
 * - UTF-8 in more bytes than it takes;
 * - escapes that are left over: nested too deeply, or in a form that some servers alone know;
 * - dots alone, for those who cut off spaces, parameters, queries and fragments.
 */
const suspicious =
  /[^ -[\]-~\x80-\xbf\xc2-\xff]|\xe0[\x80-\x9f]|\xf0[\x80-\x8f]|%u?[\da-fA-F]{2}|\/[. ]*\.[. ]*([/;?#]|$)/;

/**
 * Whether some server might read a path as leading out of the folder in which it seems to be. The URL parser resolves
 * dot segments, plain and as `%2e`. What it leaves alone, a server behind it might resolve: characters that are
 * escaped once or more often or as overlong UTF-8, and dots before whatever ends a segment there.
 *
 * `pathname` is that of a parsed URL. It errs on the safe side: a control character is a way out, too.
 */
export function mayEscape(pathname: string): boolean {
  // One character for each byte, as in the URL itself.
  let bytes = pathname;
  for (let round = 0; round < mostRounds; round++) {
    bytes = bytes.replace(/%([\da-fA-F]{2})/g, (_escape, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  }
  return suspicious.test(bytes) || bytes.split('/').length > pathname.split('/').length;
}
