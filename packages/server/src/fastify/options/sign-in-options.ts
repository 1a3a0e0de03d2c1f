import { routes, type TokenResponse } from '@latchkey/contract';
import type { FastifyRequest } from 'fastify';
import type { SignedInUser } from '../authenticated-user.ts';
import { expectOption, isName, isOptionalFunction } from './expect.ts';

/** How people sign in. */
export interface SignInOptions {
  /**
   * Says who a username and a password belong to, or null (or anything falsy) for nobody. Both are non-empty strings
   * of any content. To keep unknown names secret, do the same work for them as for a wrong password. The request is for what
   * surrounds the sign-in, such as a log. Required, unless `signInPath` is null.
   */
  readonly authenticate?: (
    username: string,
    password: string,
    request: FastifyRequest,
  ) => Promise<SignedInUser | null | undefined> | SignedInUser | null | undefined;
  /** Path of the sign-in route; null for none, where tokens come from elsewhere. Default: `/auth`. */
  readonly signInPath?: string | null;
  /** Name of the body's member that has the username. Default: `username`. */
  readonly usernameField?: string;
  /** Name of the body's member that has the password. Default: `password`. */
  readonly passwordField?: string;
  /**
   * Makes the body of a successful sign-in's answer out of the usual one, which has the `refresh_token` if one was asked
   * for in the body. A refresh answers the usual body.
   */
  readonly signInResponse?: (answer: TokenResponse, user: SignedInUser, request: FastifyRequest) => unknown;
}

/** Null stands for a callback that was not given. */
export interface SignInSettings {
  readonly authenticate: NonNullable<SignInOptions['authenticate']>;
  readonly signInPath: string | null;
  readonly usernameField: string;
  readonly passwordField: string;
  readonly signInResponse: NonNullable<SignInOptions['signInResponse']> | null;
}

export function resolveSignInOptions(options: SignInOptions): SignInSettings {
  const { authenticate, signInPath = routes.signIn, signInResponse = null } = options;
  const { usernameField = 'username', passwordField = 'password' } = options;
  expectOption(
    signInPath === null || (isName(signInPath) && signInPath.startsWith('/')),
    'signInPath must be a path that begins with a slash, or null for no sign-in',
  );
  expectOption(
    isName(usernameField) && isName(passwordField),
    'usernameField and passwordField must be names',
  );
  expectOption(usernameField !== passwordField, 'usernameField and passwordField must differ');
  expectOption(
    usernameField !== 'session' && passwordField !== 'session',
    'usernameField and passwordField must not be session, by which a session is asked for',
  );
  expectOption(isOptionalFunction(signInResponse), 'signInResponse must be a function');
  expectOption(signInPath === null || typeof authenticate === 'function', 'authenticate must be a function');
  const settings = { signInPath, usernameField, passwordField, signInResponse };
  return { authenticate: authenticate ?? (() => null), ...settings };
}
