import type { onRequestAsyncHookHandler } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { JwtVerifier } from '../token/create-jwt-verifier.ts';
import type { ReadToken } from './authorization-header.ts';
import type { CurrentIdentity } from './identity.ts';
import type { LatchkeyOptions } from './latchkey-options.ts';
import type { SendError } from './send-error.ts';

interface GuardDependencies {
  readonly readToken: ReadToken;
  readonly verify: JwtVerifier;
  readonly identity: NonNullable<LatchkeyOptions['identity']>;
  readonly sendError: SendError;
}

/** Where a guard leaves the identity for `request.currentIdentity` to find. */
export const identities = new WeakMap<object, CurrentIdentity>();

/**
 * An `onRequest` hook that lets a request with a valid token pass and answers any other itself. It runs
 * before the body is read, so that a stranger cannot make the server parse anything.
 */
export function createGuard(dependencies: GuardDependencies): onRequestAsyncHookHandler {
  const { readToken, verify, identity, sendError } = dependencies;
  return async (request, reply) => {
    try {
      const { claims } = verify(readToken(request.raw));
      const current = await identity(claims);
      // Whatever a callback without types returns for nobody: only a real identity lets anybody pass.
      if (!current) {
        throw new LatchkeyError('identity_not_found', 'User does not exist');
      }
      identities.set(request, current);
    } catch (error) {
      return sendError(error, request, reply);
    }
    return undefined;
  };
}
