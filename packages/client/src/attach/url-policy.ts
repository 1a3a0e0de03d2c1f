import { addressOf } from './address-of.ts';
import { mayEscape } from './may-escape.ts';
import { pageUrl } from './page-url.ts';
import { parseEntry } from './parse-entry.ts';

/** Where a token may go: an origin, with a path prefix or without; with all methods, or with those named. */
export type AttachEntry = string | { readonly url: string | URL; readonly methods: readonly string[] };

/** Whether a token may go there. A relative URL is relative to the page; without a page it is refused. */
export type UrlPolicy = (url: string | URL, method?: string) => boolean;

/**
 * Makes the policy of the configured entries: an exact origin and, where the entry has a path, whole path segments.
 * URLs are compared as the URL parser reads them, because that is what `fetch` will do with them.
 *
 * @throws {TypeError} for an entry that is not allowed.
 */
export function createUrlPolicy(entries: readonly AttachEntry[], base = pageUrl): UrlPolicy {
  const targets = entries.map((entry) => {
    const { url, methods }: Partial<Exclude<AttachEntry, string>> =
      typeof entry === 'string' ? { url: entry } : entry;
    return { place: `${parseEntry(url, 'attachTo')}/`, methods: methods?.map(upperCase) };
  });
  return (url, method = 'GET') => {
    const address = addressOf(url, base()) ?? '';
    // A password, or another scheme (blob:), would make the address begin otherwise. Both ends in a slash, so that origin
    // and segments are compared as a whole.
    return targets.some(
      ({ place, methods }) =>
        `${address}/`.startsWith(place) &&
        methods?.includes(upperCase(method)) !== false &&
        // Of a bare origin everything is covered, wherever it leads.
        (!place.split('/')[3] || !mayEscape(address)),
    );
  };
}

function upperCase(method: string): string {
  return method.toUpperCase();
}
