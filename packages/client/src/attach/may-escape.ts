import { attempt } from '../environment/attempt.ts';

/**
 * What no honest path holds when it is unescaped:
 * - control characters and backslashes;
 * - escapes that are left over: nested too deeply, or in a form that some servers alone know;
 * - dots alone, for those who cut off spaces, parameters, queries and fragments.
 */
const suspicious = /[^ -[\]-~\x80-\uffff]|%u?[\da-f]{2}|\/[. ]*\.[. ]*([/;?#]|$)/i;

/**
 * Whether some server might read a path as leading out of the folder in which it seems to be. The URL parser resolves
 * dot segments, plain and as `%2e`. What it leaves alone, a server behind it might resolve: characters that are
 * escaped once or more often or as overlong UTF-8, and dots before whatever ends a segment there.
 *
 * `address` is a parsed URL up to its path. It errs on the safe side: a control character is a way out, too.
 */
export function mayEscape(address: string): boolean {
  // Fails for bytes that no UTF-8 has, for overlong UTF-8, and for a percent sign that begins no escape.
  const path = attempt(() => decodeURIComponent(address));
  return path === undefined || suspicious.test(path) || /%2f/i.test(address);
}
