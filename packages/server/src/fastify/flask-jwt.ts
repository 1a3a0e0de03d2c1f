import type { LatchkeyOptions } from './options/latchkey-options.ts';

/** What the two services share. */
export interface FlaskJwtOptions {
  /** Flask's `SECRET_KEY` (or `JWT_SECRET_KEY`), as the other service has it. */
  readonly secretKey: string | Uint8Array;
  /** `JWT_ALGORITHM` of the other service. Default: `HS256`. */
  readonly algorithm?: LatchkeyOptions['algorithm'];
  /** Needed for a secret below 32 bytes; move to a longer one as soon as both services can. Default: false. */
  readonly allowInsecureShortSecret?: boolean;
}

/**
 * Options for living beside a Flask-JWT service that shares the secret: tokens of either side verify on the other,
 * and what clients of Flask-JWT see is what they saw before.
 *
 *     await app.register(latchkey, { ...flaskJwt({ secretKey }), authenticate, identity });
 *
 * With `sessions` the shared secret is the `jwtKey` of `openSessions`, and `profile` is given by itself.
 */
export function flaskJwt(options: FlaskJwtOptions): LatchkeyOptions {
  const { secretKey, algorithm = 'HS256', allowInsecureShortSecret = false } = options;
  return {
    profile: 'flask-jwt',
    jwtSecretKey: secretKey,
    algorithm,
    allowInsecureShortSecret,
    authorizationSchemes: ['JWT', 'Bearer'],
  };
}
