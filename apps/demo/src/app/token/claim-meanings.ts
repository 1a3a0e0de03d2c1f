/** What the members of a token mean, in plain words. Header and claims share no name. */
export const claimMeanings: ReadonlyMap<string, string> = new Map([
  ['alg', 'How the signature is made'],
  ['typ', 'What kind of token this is'],
  ['kid', 'Which of the server’s keys signed it'],
  ['iss', 'Who issued it'],
  ['aud', 'Who it is meant for'],
  ['sub', 'The user’s id'],
  ['client_id', 'Which client asked for it'],
  ['iat', 'When it was issued'],
  ['nbf', 'Not valid before'],
  ['exp', 'When it expires'],
  ['jti', 'This token’s own number'],
  ['scope', 'What it allows beyond being signed in'],
  ['auth_time', 'When the password was proved'],
  ['gen', 'The user’s generation, for ending many tokens at once'],
]);

/** Claims that hold a time, in seconds since 1970. */
export const timeClaims: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp', 'auth_time']);
