import { type EventOptions, type OnEvent, resolveEventOptions } from './event-options.ts';
import { expectOption } from './expect.ts';
import { resolveKeyOptions, type KeyOptions, type KeySettings } from './key-options.ts';
import type { Register } from '../registration/register.ts';
import { resolveRegistrationOptions, type RegistrationOptions } from './registration-options.ts';
import { resolveRequestOptions, type RequestOptions, type RequestSettings } from './request-options.ts';
import { resolveSessionOptions, type SessionOptions, type SessionSettings } from './session-options.ts';
import { resolveSignInOptions, type SignInOptions, type SignInSettings } from './sign-in-options.ts';
import { resolveTokenOptions, type TokenOptions, type TokenSettings } from './token-options.ts';
import type { LoadUser } from '../user/load-user.ts';
import type { Throttle } from '../../throttle/throttle.ts';
import { resolveThrottleOptions, type ThrottleOptions } from './throttle-options.ts';
import { resolveUserOptions, type UserOptions } from './user-options.ts';

/** Options of the `latchkey` plugin. Only a key and `authenticate` are required. */
export interface LatchkeyOptions
  extends
    KeyOptions,
    SessionOptions,
    TokenOptions,
    SignInOptions,
    RegistrationOptions,
    UserOptions,
    ThrottleOptions,
    EventOptions,
    RequestOptions {}

/** The options, checked and filled in. */
export interface LatchkeySettings {
  readonly key: KeySettings;
  /** Null: there are no sessions. */
  readonly session: SessionSettings | null;
  readonly token: TokenSettings;
  readonly signIn: SignInSettings;
  /** Null: there is no such route. */
  readonly register: Register | 'off' | null;
  /** Null: there is no such route. */
  readonly loadUser: LoadUser | null;
  /** Null: nothing is limited. */
  readonly throttle: Throttle | null;
  readonly onEvent: OnEvent;
  readonly request: RequestSettings;
}

// A record, so that the compiler misses no option.
const known: Readonly<Record<keyof LatchkeyOptions, true>> = {
  secretKey: true,
  jwtSecretKey: true,
  key: true,
  algorithm: true,
  allowInsecureShortSecret: true,
  sessions: true,
  cookie: true,
  changePassword: true,
  register: true,
  loadUser: true,
  throttle: true,
  onEvent: true,
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
export function resolveOptions(options: LatchkeyOptions): LatchkeySettings {
  for (const name of Object.keys(options)) {
    // A misspelt option would silently leave its default in place.
    expectOption(
      Object.hasOwn(known, name) || ofFastify.has(name),
      `unknown option "${name}"; known are ${Object.keys(known).join(', ')}`,
    );
  }
  const session = resolveSessionOptions(options);
  return {
    key: resolveKeyOptions(options),
    session,
    token: resolveTokenOptions(options, session?.sessions ?? null),
    signIn: resolveSignInOptions(options),
    register: resolveRegistrationOptions(options),
    loadUser: resolveUserOptions(options),
    throttle: resolveThrottleOptions(options),
    onEvent: resolveEventOptions(options),
    request: resolveRequestOptions(options),
  };
}
