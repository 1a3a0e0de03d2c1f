/** The `typ` header of an access token (RFC 9068 section 2.1). */
export const accessTokenType = 'at+jwt';

/** Schemes accepted in `Authorization`, without regard to case; the first is named in challenges. */
export const authorizationSchemes = ['Bearer', 'JWT'] as const;
