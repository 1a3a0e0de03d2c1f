import { authorizationSchemes } from '@latchkey/contract';
import { findTokenInHeader, findTokenWith, type FindToken, type FindTokenOption } from '../find-token.ts';
import { type CurrentIdentity, identityFromClaims } from '../identity.ts';
import type { ShapeErrorBody } from '../send-error.ts';
import { expectOption } from './expect.ts';
import type { BearerClaims } from './token-options.ts';

/** How a request is read, and how it is refused. */
export interface RequestOptions {
  /**
   * Turns verified claims into `request.currentIdentity`; null (or anything falsy) answers 401 `User does not exist`.
   * Default: `{ id, scopes }` from the claims, with no lookup.
   */
  readonly identity?: (
    claims: BearerClaims,
  ) => Promise<CurrentIdentity | null | undefined> | CurrentIdentity | null | undefined;
  /**
   * Finds the token in place of the `Authorization` header; null (or anything falsy) where there is none. What is no text
   * is refused as `token_malformed`. Not in a query string, please: those are written into logs.
   */
  readonly findToken?: FindTokenOption;
  /**
   * Accepted in `Authorization`, in any case; challenges name the first. A sign-in always answers `token_type` `Bearer`:
   * without it here, clients that go by their answer are refused. Default: `Bearer`, then `JWT`.
   */
  readonly authorizationSchemes?: readonly [string, ...string[]];
  /** Named in challenges. Default: `Login Required`. */
  readonly realm?: string;
  /**
   * Makes an error body of the application's own out of the usual one, at once and not by a promise. Where it fails, the
   * usual one goes out and the failure is logged.
   */
  readonly errorBody?: ShapeErrorBody;
  /**
   * `everywhere` (default): unknown paths, wrong methods, malformed bodies and failures of the whole application
   * answer in Latchkey's error body, and JSON bodies are read strictly: no equal names, no prototype names, at most 32
   * levels. `own-routes`: only what this plugin answers does; choose it when the application sets handlers of its own.
   */
  readonly errorHandling?: 'everywhere' | 'own-routes';
}

export interface RequestSettings {
  readonly identity: NonNullable<RequestOptions['identity']>;
  readonly findToken: FindToken;
  readonly scheme: string;
  readonly realm: string;
  readonly errorBody: ShapeErrorBody;
  readonly errorHandling: 'everywhere' | 'own-routes';
}

const asItIs: ShapeErrorBody = (body) => body;

export function resolveRequestOptions(options: RequestOptions): RequestSettings {
  const { identity = identityFromClaims, findToken, realm = 'Login Required' } = options;
  const { authorizationSchemes: schemes = authorizationSchemes, errorHandling = 'everywhere' } = options;
  const { errorBody = asItIs } = options;
  expectOption(typeof identity === 'function', 'identity must be a function');
  expectOption(typeof errorBody === 'function', 'errorBody must be a function');
  expectOption(findToken === undefined || typeof findToken === 'function', 'findToken must be a function');
  expectOption(Array.isArray(schemes), 'authorizationSchemes must be an array of scheme names');
  expectOption(
    ['everywhere', 'own-routes'].includes(errorHandling),
    'errorHandling must be everywhere or own-routes',
  );
  const fromHeader = findTokenInHeader(schemes);
  return {
    identity,
    findToken: findToken === undefined ? fromHeader : findTokenWith(findToken),
    scheme: schemes[0],
    realm,
    errorBody,
    errorHandling,
  };
}
