import { expectOption } from './expect.ts';
import { resolveKeyOptions, type KeyOptions } from './key-options.ts';
import { resolveRequestOptions, type RequestOptions } from './request-options.ts';
import { resolveSignInOptions, type SignInOptions } from './sign-in-options.ts';
import { resolveTokenOptions, type TokenOptions } from './token-options.ts';

/** Options of the `latchkey` plugin. Only a key and `authenticate` are required. */
export interface LatchkeyOptions extends KeyOptions, TokenOptions, SignInOptions, RequestOptions {}

// A record, so that the compiler misses no option.
const known: Readonly<Record<keyof LatchkeyOptions, true>> = {
  secretKey: true,
  jwtSecretKey: true,
  key: true,
  algorithm: true,
  allowInsecureShortSecret: true,
  profile: true,
  issuer: true,
  audience: true,
  accessTtlSeconds: true,
  notBeforeSeconds: true,
  leewaySeconds: true,
  maxLifetimeSeconds: true,
  requiredClaims: true,
  tokenClaims: true,
  tokenHeader: true,
  encodeToken: true,
  decodeToken: true,
  clock: true,
  authenticate: true,
  signInPath: true,
  usernameField: true,
  passwordField: true,
  signInResponse: true,
  identity: true,
  findToken: true,
  authorizationSchemes: true,
  realm: true,
  errorBody: true,
  errorHandling: true,
};

/** Options that Fastify itself reads, for every plugin. `prefix` would not reach this one's route. */
const ofFastify = new Set(['logLevel', 'logSerializers']);

/**
 * Checks the options and fills in the defaults; throws a `TypeError` that names the option at fault. One that is
 * undefined counts as not given.
 */
export function resolveOptions(options: LatchkeyOptions) {
  for (const name of Object.keys(options)) {
    // A misspelt option would silently leave its default in place.
    expectOption(
      Object.hasOwn(known, name) || ofFastify.has(name),
      `unknown option "${name}"; known are ${Object.keys(known).join(', ')}`,
    );
  }
  return {
    key: resolveKeyOptions(options),
    token: resolveTokenOptions(options),
    signIn: resolveSignInOptions(options),
    request: resolveRequestOptions(options),
  };
}
