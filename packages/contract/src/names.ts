/** The `typ` header of an access token (RFC 9068 section 2.1). */
export const accessTokenType = 'at+jwt';

/** Schemes accepted in `Authorization`, without regard to case; the first is named in challenges. */
export const authorizationSchemes = ['Bearer', 'JWT'] as const;

/** The header that a request must carry to act on the refresh cookie, which no form and no other site can send. */
export const csrfHeader = { name: 'X-Latchkey-Csrf', value: '1' } as const;

/** Names of the refresh cookie: over https, and over http on a loopback address. */
export const refreshCookieNames = { https: '__Host-latchkey_refresh', http: 'latchkey_refresh' } as const;

/** The header by which every answer of the server names its request, as its log does. */
export const requestIdHeader = 'X-Request-Id';
