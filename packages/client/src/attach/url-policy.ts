import { mayEscape } from './may-escape.ts';
import { parseEntry, type AttachTarget } from './parse-entry.ts';
import { parseUrl } from './parse-url.ts';
import { isSafeTransport } from './safe-transport.ts';

/** Decides where a token may go. */
export interface UrlPolicy {
  /** `base` is what a relative URL is relative to: the page's address. Without one, relative URLs are refused. */
  allows(url: string | URL, base?: string): boolean;
}

/**
 * Makes the policy of the configured entries: an exact origin and, where the entry has a path, whole path segments.
 * URLs are compared as the URL parser reads them, because that is what `fetch` will do with them.
 *
 * @throws {TypeError} for an entry that is not allowed; `option` names the setting in the message.
 */
export function createUrlPolicy(entries: readonly (string | URL)[], option: string): UrlPolicy {
  const targets = entries.map((entry) => parseEntry(entry, option));
  return {
    allows(url, base) {
      const parsed = parseUrl(String(url), base);
      // The scheme is looked at too, because a blob: URL has the origin of the page that made it.
      return parsed !== null && isSafeTransport(parsed) && targets.some((target) => covers(target, parsed));
    },
  };
}

function covers({ origin, segments }: AttachTarget, url: URL): boolean {
  if (url.origin !== origin) return false;
  if (segments.length === 0) return true;
  const path = url.pathname.split('/').slice(1);
  return segments.every((segment, index) => path[index] === segment) && !mayEscape(url.pathname);
}
