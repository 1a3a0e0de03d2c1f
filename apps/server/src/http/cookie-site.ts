import { allowsRefreshCookie, type LatchkeyOptions } from '@latchkey/server/fastify';

/**
 * Whose pages may keep their session in a cookie: those of a public address that a cookie is safe at. At any
 * other there is none, and only sessions of the kind `token`.
 */
export function cookieSite(publicUrl: string, origins: readonly string[]): Pick<LatchkeyOptions, 'cookie'> {
  return allowsRefreshCookie(new URL(publicUrl)) ? { cookie: { publicUrl, origins } } : {};
}
