import { mayEscape } from './may-escape.ts';
import { parseEntry, type AttachTarget } from './parse-entry.ts';
import { parseUrl } from './parse-url.ts';
import { isSafeTransport } from './safe-transport.ts';

/** Where a token may go: an origin, with a path prefix or without; with all methods, or with those named. */
export type AttachEntry = string | { readonly url: string | URL; readonly methods: readonly string[] };

/** Decides where a token may go. */
export interface UrlPolicy {
  /** `base` is what a relative URL is relative to: the page's address. Without one, relative URLs are refused. */
  allows(url: string | URL, method: string, base?: string): boolean;
}

interface Target extends AttachTarget {
  readonly methods?: readonly string[];
}

/**
 * Makes the policy of the configured entries: an exact origin and, where the entry has a path, whole path segments.
 * URLs are compared as the URL parser reads them, because that is what `fetch` will do with them.
 *
 * @throws {TypeError} for an entry that is not allowed; `option` names the setting in the message.
 */
export function createUrlPolicy(entries: readonly AttachEntry[], option: string): UrlPolicy {
  const targets = entries.map((entry) =>
    typeof entry === 'string'
      ? parseEntry(entry, option)
      : { ...parseEntry(entry.url, option), methods: entry.methods.map((method) => method.toUpperCase()) },
  );
  return {
    allows(url, method, base) {
      const parsed = parseUrl(String(url), base);
      // The scheme is looked at too, because a blob: URL has the origin of the page that made it.
      return (
        parsed !== null && isSafeTransport(parsed) && targets.some((target) => covers(target, parsed, method))
      );
    },
  };
}

function covers({ origin, segments, methods }: Target, url: URL, method: string): boolean {
  if (url.origin !== origin || methods?.includes(method.toUpperCase()) === false) return false;
  if (segments.length === 0) return true;
  const path = url.pathname.split('/').slice(1);
  return segments.every((segment, index) => path[index] === segment) && !mayEscape(url.pathname);
}
