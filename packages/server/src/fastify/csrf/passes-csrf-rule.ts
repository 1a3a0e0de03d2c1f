import { csrfHeader } from '@latchkey/contract';

/**
 * Whether a request may act on the refresh cookie or ask for one. It must carry the header that no form and no other
 * site can send, and come from a trusted page: `Origin`, if there is one, is a trusted origin, character for
 * character; without it `Sec-Fetch-Site` is `same-origin` or missing, as with a client that is no browser. A header
 * that is there twice is refused.
 *
 * @param rawHeaders names and values in turn, as Node lists them
 */
export function passesCsrfRule(rawHeaders: readonly string[], trusted: ReadonlySet<string>): boolean {
  const [csrf, ...moreCsrf] = headerValues(rawHeaders, csrfHeader.name);
  if (csrf !== csrfHeader.value || moreCsrf.length > 0) return false;
  const [origin, ...moreOrigins] = headerValues(rawHeaders, 'origin');
  if (origin !== undefined) return moreOrigins.length === 0 && trusted.has(origin);
  const [site, ...moreSites] = headerValues(rawHeaders, 'sec-fetch-site');
  return site === undefined || (site === 'same-origin' && moreSites.length === 0);
}

/** Node joins or drops repeated headers; the raw list has each. */
function headerValues(rawHeaders: readonly string[], name: string): string[] {
  const wanted = name.toLowerCase();
  return rawHeaders.filter(
    (_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === wanted,
  );
}
