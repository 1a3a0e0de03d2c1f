import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { rememberAuthentication, type Authentication } from './authentication.ts';
import { checkAge } from './check-age.ts';
import { checkScopes } from './check-scopes.ts';
import type { DecodeToken } from './decode-token.ts';
import type { FindToken } from './find-token.ts';
import { checkGuardOptions, type GuardOptions } from './guard-options.ts';
import type { RequestSettings } from './options/request-options.ts';
import type { Revocations } from '../revocation/revocations.ts';
import type { SendError } from './send-error.ts';

export interface GuardDependencies {
  readonly findToken: FindToken;
  readonly decodeToken: DecodeToken;
  /** Null where tokens cannot be taken back. */
  readonly revocations: Revocations | null;
  readonly identity: RequestSettings['identity'];
  readonly clock: Clock;
  readonly leewaySeconds: number;
  readonly sendErrorFor: (realm: string | undefined) => SendError;
}

/** Makes guards that share everything but what their routes ask for. */
export interface Guards {
  /** Lets a request with a valid token pass, and answers any other. */
  required(options?: GuardOptions): onRequestAsyncHookHandler;
  /**
   * Lets a request without a token pass, too. A token that is sent must be valid all the same, and an `Authorization`
   * of another scheme is refused.
   */
  optional(options?: GuardOptions): onRequestAsyncHookHandler;
}

/**
 * Guards are `onRequest` hooks: they run before a body is read, so that a stranger cannot make the server parse
 * anything.
 */
export function createGuards(dependencies: GuardDependencies): Guards {
  return {
    required: (options = {}) => guard(dependencies, options, refuseMissing),
    // Only that no token was sent is forgiven: whatever is said of one that was sent never is.
    optional: (options = {}) => guard(dependencies, options, () => null),
  };
}

function guard(
  dependencies: GuardDependencies,
  options: GuardOptions,
  withoutToken: () => null,
): onRequestAsyncHookHandler {
  checkGuardOptions(options);
  const sendError = dependencies.sendErrorFor(options.realm);
  return async (request, reply) => {
    try {
      const token = await dependencies.findToken(request);
      const found =
        token === null ? withoutToken() : await authenticate(token, request, dependencies, options);
      rememberAuthentication(request, found);
    } catch (error) {
      return sendError(error, request, reply);
    }
    return undefined;
  };
}

function refuseMissing(): never {
  throw new LatchkeyError('token_missing', 'Request does not contain an access token');
}

async function authenticate(
  token: string,
  request: FastifyRequest,
  { decodeToken, revocations, identity, clock, leewaySeconds }: GuardDependencies,
  { scopes = [], maxAgeSeconds }: GuardOptions,
): Promise<Authentication> {
  const claims = await decodeToken(token, request);
  revocations?.check(claims);
  checkScopes(claims, scopes);
  if (maxAgeSeconds !== undefined) {
    checkAge(claims, { maxAgeSeconds, leewaySeconds, nowSeconds: clock() / 1000 });
  }
  const current = await identity(claims);
  // Whatever a callback without types returns for nobody: only a real identity lets anybody pass.
  if (!current) throw new LatchkeyError('identity_not_found', 'User does not exist');
  return { claims, identity: current };
}
