import { refreshCookieNames } from '@latchkey/contract';

/** The refresh cookie of one server, written as `Set-Cookie` (RFC 6265 section 4.1). */
export interface RefreshCookie {
  readonly name: string;
  set(value: string, maxAgeSeconds: number): string;
  /** Makes a browser forget it. */
  clear(): string;
}

/**
 * The cookie that fits the server's public address. Over https its prefix `__Host-` keeps other hosts from planting
 * one. Over http it can only live on a loopback address, where Safari drops what is `Secure`; `httpPath` keeps it from
 * the routes that have no use for it. Throws a `TypeError` for any other address.
 */
export function createRefreshCookie(publicUrl: URL, httpPath: string): RefreshCookie {
  if (!allowsRefreshCookie(publicUrl)) {
    throw new TypeError(
      'cookie.publicUrl must be https, or http on a loopback address such as http://localhost:5000: ' +
        'anywhere else a refresh cookie would travel in the clear',
    );
  }
  return publicUrl.protocol === 'https:'
    ? cookie(refreshCookieNames.https, '/', '; Secure')
    : cookie(refreshCookieNames.http, httpPath, '');
}

/** Whether a server may keep sessions in a cookie: over https, or over http on a loopback address. */
export function allowsRefreshCookie({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function cookie(name: string, path: string, secure: string): RefreshCookie {
  const attributes = `Path=${path}; HttpOnly${secure}; SameSite=Strict`;
  return {
    name,
    set: (value, maxAgeSeconds) => `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

/** `URL` has written every form of these addresses in one way. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
