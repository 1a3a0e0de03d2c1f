/** What the members of a token mean, in plain words. Header and claims share no name. */
export const claimMeanings: ReadonlyMap<string, string> = new Map([
  ['alg', 'how the signature is made'],
  ['typ', 'what kind of token this is'],
  ['kid', 'which key signed it'],
  ['iss', 'who issued it'],
  ['aud', 'who it is meant for'],
  ['sub', 'whose it is: the id of the user'],
  ['identity', 'whose it is, as Flask-JWT has it'],
  ['client_id', 'which client asked for it'],
  ['iat', 'when it was issued'],
  ['nbf', 'not valid before'],
  ['exp', 'when it expires'],
  ['jti', 'its own number'],
  ['sid', 'the session that it belongs to'],
  ['scope', 'what it allows beyond being signed in'],
  ['auth_time', 'when the password was proved'],
  ['gen', 'the generation of the user, for ending many tokens at once'],
]);

/** Claims that hold a time, in seconds since 1970. */
export const timeClaims: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp', 'auth_time']);
