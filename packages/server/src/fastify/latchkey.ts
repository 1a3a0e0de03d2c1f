import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import fp from 'fastify-plugin';
import { addRoutes } from './add-routes.ts';
import { claims, currentIdentity, optionalIdentity } from './authentication.ts';
import { createChallenge } from './challenge.ts';
import { createTokenDecoder } from './decode-token.ts';
import { handleErrorsEverywhere } from './error-handling.ts';
import { createGuards } from './guard.ts';
import { addErrorBodySchema } from './description/add-error-body-schema.ts';
import type { GuardOptions } from './guard-options.ts';
import type { CurrentIdentity } from './identity.ts';
import { resolveOptions, type LatchkeyOptions } from './options/latchkey-options.ts';
import type { BearerClaims } from './options/token-options.ts';
import { createErrorSender } from './send-error.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** An `onRequest` hook that lets only requests with a valid access token pass. */
    jwtRequired(options?: GuardOptions): onRequestAsyncHookHandler;
    /**
     * An `onRequest` hook that also lets requests without an `Authorization` header pass. A token that is sent must be
     * valid, and a header of another scheme, such as `Basic`, is refused.
     */
    jwtOptional(options?: GuardOptions): onRequestAsyncHookHandler;
  }
  interface FastifyRequest {
    /** Whom the token belongs to. Throws where no guard ran, and where an optional guard found no token. */
    readonly currentIdentity: CurrentIdentity;
    /** Whom the token belongs to; null where an optional guard found no token. Throws where no guard ran. */
    readonly optionalIdentity: CurrentIdentity | null;
    /** The token's verified claims. Throws where no guard ran, and where an optional guard found no token. */
    readonly claims: BearerClaims;
  }
}

/**
 * JWT sign-in for a Fastify application: adds `POST /auth`, `app.jwtRequired()`, `app.jwtOptional()`,
 * `request.currentIdentity` and `request.claims`; with `sessions` also refresh, sign-out, the user's list of sessions
 * and the key set.
 *
 *     await app.register(latchkey, { secretKey, authenticate, identity });
 *     app.get('/protected', { onRequest: app.jwtRequired() }, (request) => request.currentIdentity);
 *
 * Register it before your routes and await it. Throws a `TypeError` that names the option at fault. An application
 * with several kinds of tokens registers it once in each of several encapsulated scopes.
 */
export const latchkey = fp(registerLatchkey, { name: 'latchkey', fastify: '5.x' });

async function registerLatchkey(app: FastifyInstance, options: LatchkeyOptions): Promise<void> {
  const settings = resolveOptions(options);
  const { key, session, token, request } = settings;
  const sendErrorFor = (realm = request.realm) =>
    createErrorSender(createChallenge(request.scheme, realm), request.errorBody);
  const sendError = sendErrorFor();
  const decodeToken = createTokenDecoder(token, key.keys);
  const revocations = session?.sessions.revocations ?? null;
  const { clock, leewaySeconds } = token;
  const guards = createGuards({ ...request, decodeToken, revocations, clock, leewaySeconds, sendErrorFor });

  app.decorate('jwtRequired', guards.required);
  app.decorate('jwtOptional', guards.optional);
  app.decorateRequest('currentIdentity', { getter: currentIdentity });
  app.decorateRequest('optionalIdentity', { getter: optionalIdentity });
  app.decorateRequest('claims', { getter: claims });
  if (request.errorHandling === 'everywhere') handleErrorsEverywhere(app, sendError);
  addErrorBodySchema(app, options.errorBody !== undefined);
  await addRoutes(app, { settings, guard: guards.required(), sendError });
}
