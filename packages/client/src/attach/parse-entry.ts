import { isSafeTransport } from './safe-transport.ts';
import { parseUrl } from './parse-url.ts';

/** A place where the token may go: one origin, and the path segments below which it may go there. */
export interface AttachTarget {
  readonly origin: string;
  readonly segments: readonly string[];
}

const notAbsolute = 'is no absolute URL; write it like https://api.example.com';

/**
 * Reads one configured entry: an origin, with a path or without. `option` names the setting in messages.
 *
 * @throws {TypeError} if it is not absolute, not https (or http on loopback), or holds more than origin and path.
 */
export function parseEntry(entry: string | URL, option: string): AttachTarget {
  const written = String(entry);
  const url = parseUrl(written);
  const fault = url === null ? faultOfText(written) : faultOf(url, written);
  if (url === null || fault !== undefined) throw refused(written, option, fault ?? notAbsolute);
  return { origin: url.origin, segments: url.pathname.split('/').filter((segment) => segment !== '') };
}

/** The target as a URL without a trailing slash. */
export function urlOf({ origin, segments }: AttachTarget): string {
  return [origin, ...segments].join('/');
}

function faultOf(url: URL, written: string): string | undefined {
  if (/^[^/]*\/*[^/]*@/.test(written)) return 'holds a username or a password; leave them out';
  if (!isSafeTransport(url))
    return 'would send tokens unprotected; use https, or http on localhost, 127.0.0.1 or [::1]';
  return faultOfText(written) ?? faultOfHost(url, written);
}

/** What is read differently from how it is written is a mistake. */
function faultOfText(written: string): string | undefined {
  if (written.includes('*')) return 'has a wildcard; name each origin by itself';
  if (/[?#]/.test(written)) return 'has a query or a fragment; leave them out';
  if (/[\\%\s\p{Cc}]|\/\.{1,2}(\/|$)|\/\/.*\/\//u.test(written))
    return 'has backslashes, spaces, escapes, dot segments or empty segments; write the path plainly';
  return undefined;
}

function faultOfHost(url: URL, written: string): string | undefined {
  const host = /^https?:\/\/(\[[^\]]*\]|[^/:]+)(:[1-9]\d*)?(\/|$)/i.exec(written)?.[1];
  if (host === undefined) return notAbsolute;
  // A name beyond ASCII is read as its punycode, and rightly so.
  const same = host.toLowerCase() === url.hostname || url.hostname.includes('xn--');
  return same ? undefined : `has a host that is read as ${url.hostname}; write it so`;
}

function refused(written: string, option: string, fault: string): TypeError {
  // What stands before an @ may be a password.
  const shown = written.includes('@') ? 'an entry' : JSON.stringify(written);
  return new TypeError(`${option}: ${shown} ${fault}.`);
}
