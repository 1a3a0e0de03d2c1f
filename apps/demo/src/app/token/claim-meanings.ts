/** What the members of a token mean, in plain words. Header and claims share no name. */
export const claimMeanings: ReadonlyMap<string, string> = new Map([
  ['alg', 'How the signature is made'],
  ['typ', 'What kind of token this is'],
  ['kid', 'Which of the server’s keys signed it'],
  ['cty', 'What kind of content it holds'],
  ['crit', 'What a reader has to understand, or refuse it'],
  ['jwk', 'A key that it brings along: not to be trusted'],
  ['jku', 'Where it says that keys are: not to be trusted'],
  ['x5u', 'Where it says that certificates are: not to be trusted'],
  ['iss', 'Who issued it'],
  ['aud', 'Who it is meant for'],
  ['sub', 'The user’s id'],
  ['client_id', 'Which client asked for it'],
  ['iat', 'When it was issued'],
  ['nbf', 'Not valid before'],
  ['exp', 'When it expires'],
  ['jti', 'This token’s own number'],
  ['scope', 'What it allows beyond being signed in'],
  ['auth_time', 'When the password was entered'],
  ['gen', 'The user’s generation, for ending many tokens at once'],
  ['sid', 'The session that it belongs to'],
  ['identity', 'The user’s id, as Flask-JWT names it'],
  ['azp', 'Which client it was issued to'],
  ['nonce', 'Ties it to the request that asked for it'],
  ['name', 'The user’s name'],
  ['preferred_username', 'The name that the user signs in with'],
  ['email', 'The user’s e-mail address'],
]);

/** Claims that hold a time, in seconds since 1970. */
export const timeClaims: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp', 'auth_time']);
