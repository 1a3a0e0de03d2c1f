/**
 * Reads a `Retry-After` header (RFC 9110 section 10.2.3): seconds, or a date.
 * `now` is in milliseconds since 1970. Undefined where there is none, or none that makes sense.
 */
export function retryAfterSeconds(header: string | null, now: () => number): number | undefined {
  if (/^\d{1,9}$/.test(header ?? '')) return Number(header);
  if (!header?.endsWith(' GMT')) return undefined;
  const seconds = Math.ceil((Date.parse(header) - now()) / 1000);
  return isNaN(seconds) ? undefined : Math.max(0, seconds);
}
