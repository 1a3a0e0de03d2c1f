/**
 * The origins whose pages may act on the refresh cookie: the server's own and those that are listed. Throws a
 * `TypeError` for an entry that no browser could ever send as `Origin`: it would be a rule that never holds.
 */
export function trustedOrigins(publicUrl: URL, listed: readonly string[]): ReadonlySet<string> {
  for (const origin of listed) {
    if (!isOrigin(origin)) {
      throw new TypeError(
        'cookie.origins must list origins as browsers send them, such as https://app.example.com: ' +
          'lower case, no path, no slash at the end, no default port',
      );
    }
  }
  return new Set([publicUrl.origin, ...listed]);
}

function isOrigin(origin: unknown): boolean {
  if (typeof origin !== 'string' || !/^https?:/.test(origin)) return false;
  return URL.canParse(origin) && new URL(origin).origin === origin;
}
