import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { parseScopes } from '../account/parse-scopes.ts';
import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { rememberAuthentication, type Authentication } from './authentication.ts';
import type { FindToken } from './find-token.ts';
import { checkGuardOptions, type GuardOptions } from './guard-options.ts';
import type { RequestSettings } from './options/request-options.ts';
import type { BearerClaims } from './options/token-options.ts';
import type { SendError } from './send-error.ts';

export interface GuardDependencies {
  readonly findToken: FindToken;
  readonly decodeToken: (token: string, request: FastifyRequest) => Promise<BearerClaims> | BearerClaims;
  readonly identity: RequestSettings['identity'];
  readonly clock: Clock;
  readonly sendErrorFor: (realm: string | undefined) => SendError;
}

/** Makes guards that share everything but what their routes ask for. */
export interface Guards {
  /** Lets a request with a valid token pass, and answers any other. */
  required(options?: GuardOptions): onRequestAsyncHookHandler;
  /** Lets a request without a token pass, too. A token that is sent must be valid all the same. */
  optional(options?: GuardOptions): onRequestAsyncHookHandler;
}

/**
 * Guards are `onRequest` hooks: they run before a body is read, so that a stranger cannot make the server parse
 * anything.
 */
export function createGuards(dependencies: GuardDependencies): Guards {
  return {
    required: (options = {}) => guard(dependencies, options, () => false),
    optional: (options = {}) =>
      guard(
        dependencies,
        options,
        (error) => error instanceof LatchkeyError && error.code === 'token_missing',
      ),
  };
}

function guard(
  dependencies: GuardDependencies,
  options: GuardOptions,
  isForgiven: (error: unknown) => boolean,
): onRequestAsyncHookHandler {
  checkGuardOptions(options);
  const sendError = dependencies.sendErrorFor(options.realm);
  return async (request, reply) => {
    try {
      rememberAuthentication(request, await authenticate(request, dependencies, options));
    } catch (error) {
      if (!isForgiven(error)) return sendError(error, request, reply);
      rememberAuthentication(request, null);
    }
    return undefined;
  };
}

async function authenticate(
  request: FastifyRequest,
  { findToken, decodeToken, identity, clock }: GuardDependencies,
  options: GuardOptions,
): Promise<Authentication> {
  const claims = await decodeToken(findToken(request), request);
  checkScopes(claims, options.scopes ?? []);
  if (options.maxAgeSeconds !== undefined) checkAge(claims, options.maxAgeSeconds, clock() / 1000);
  const current = await identity(claims);
  // Whatever a callback without types returns for nobody: only a real identity lets anybody pass.
  if (!current) throw new LatchkeyError('identity_not_found', 'User does not exist');
  return { claims, identity: current };
}

function checkScopes(claims: BearerClaims, needed: readonly string[]): void {
  if (needed.length === 0) return;
  const granted = new Set(parseScopes(claims['scope']));
  if (needed.every((scope) => granted.has(scope))) return;
  const message = `The token lacks a scope; needed: ${needed.join(' ')}`;
  throw new LatchkeyError('insufficient_scope', message, { scopes: needed });
}

function checkAge(claims: BearerClaims, maxAgeSeconds: number, nowSeconds: number): void {
  const authTime = claims['auth_time'];
  if (typeof authTime === 'number' && nowSeconds - authTime <= maxAgeSeconds) return;
  const message = `Sign in again: the last sign-in must not be older than ${maxAgeSeconds} seconds`;
  throw new LatchkeyError('reauthentication_required', message, { maxAgeSeconds });
}
