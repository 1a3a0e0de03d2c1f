import type { LatchkeyOptions } from '@latchkey/server/fastify';

/**
 * Whose pages may keep their session in a cookie: over https, or over http on this machine. Over any other http
 * anybody on the way could take the cookie, so there is none, and only sessions of the kind `token`.
 */
export function cookieSite(publicUrl: string, origins: readonly string[]): Pick<LatchkeyOptions, 'cookie'> {
  return allowsCookies(publicUrl) ? { cookie: { publicUrl, origins } } : {};
}

export function allowsCookies(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
