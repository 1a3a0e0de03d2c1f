import { isSafeTransport } from './safe-transport.ts';
import { parseUrl } from './parse-url.ts';

/** A place where the token may go: one origin, and the path segments below which it may go there. */
export interface AttachTarget {
  readonly origin: string;
  readonly segments: readonly string[];
}

/**
 * Reads one configured entry: an origin, with a path or without. `option` names the setting in messages.
 *
 * @throws {TypeError} if it is not absolute, not https (or http on loopback), or not written as it is read.
 */
export function parseEntry(entry: string | URL, option: string): AttachTarget {
  const written = String(entry);
  const url = parseUrl(written);
  const fault = faultOf(url, written);
  if (url && !fault) return { origin: url.origin, segments: url.pathname.split('/').filter(Boolean) };
  // What stands before an @ may be a password.
  const shown = written.includes('@') ? 'an entry' : JSON.stringify(written);
  throw new TypeError(`${option}: ${shown} ${fault}.`);
}

/** The target as a URL without a trailing slash. */
export function urlOf({ origin, segments }: AttachTarget): string {
  return [origin, ...segments].join('/');
}

function faultOf(url: URL | null, written: string): string | undefined {
  if (!url) return 'is no absolute URL like https://api.example.com';
  if (!isSafeTransport(url)) return 'must use https, or http on localhost, and no password';
  if (/[*%]|[^:]\/\//.test(written)) return 'has a wildcard, an escape or an empty segment';
  // What is read differently from how it is written is a mistake.
  const read = url.origin + url.pathname;
  return read === written || read === `${written}/` ? undefined : `must be written as ${read}`;
}
