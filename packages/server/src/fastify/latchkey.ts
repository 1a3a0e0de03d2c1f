import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import fp from 'fastify-plugin';
import { deriveKey } from '../secret/derive-key.ts';
import { createJwtVerifier } from '../token/create-jwt-verifier.ts';
import { importSecretKey } from '../token/import-secret-key.ts';
import { createTokenReader } from './authorization-header.ts';
import { createChallenge } from './challenge.ts';
import { handleErrorsEverywhere } from './error-handling.ts';
import { createGuard, identities } from './guard.ts';
import type { CurrentIdentity } from './identity.ts';
import { createTokenIssuer } from './issue-token.ts';
import type { LatchkeyOptions } from './latchkey-options.ts';
import { resolveOptions } from './resolve-options.ts';
import { createErrorSender } from './send-error.ts';
import { addSignInRoute } from './sign-in-route.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** An `onRequest` hook that lets only requests with a valid access token pass. */
    jwtRequired(): onRequestAsyncHookHandler;
  }
  interface FastifyRequest {
    /** Whom the token belongs to. Throws on a route that has no guard. */
    readonly currentIdentity: CurrentIdentity;
  }
}

/**
 * JWT sign-in for a Fastify application: adds `POST /auth`, `app.jwtRequired()` and
 * `request.currentIdentity`.
 *
 *     await app.register(latchkey, { secretKey, authenticate, identity });
 *     app.get('/protected', { onRequest: app.jwtRequired() }, (request) => request.currentIdentity);
 *
 * Register it before your routes and await it. Throws a `TypeError` that names the option at fault.
 */
export const latchkey = fp(registerLatchkey, { name: 'latchkey', fastify: '5.x' });

async function registerLatchkey(app: FastifyInstance, options: LatchkeyOptions): Promise<void> {
  const settings = resolveOptions(options);
  const { authenticate, identity, issuer, audience, leewaySeconds, clock } = settings;
  const key = importSecretKey(deriveKey(settings.secretKey, 'access-token HS256'));
  const maxLifetimeSeconds = settings.accessTtlSeconds;
  const schemes = settings.authorizationSchemes;
  const readToken = createTokenReader(schemes);
  const sendError = createErrorSender(createChallenge(schemes[0], settings.realm));
  const guard = createGuard({
    readToken,
    verify: createJwtVerifier(key, { issuer, audience, leewaySeconds, maxLifetimeSeconds, clock }),
    identity,
    sendError,
  });

  app.decorate('jwtRequired', () => guard);
  app.decorateRequest('currentIdentity', { getter: currentIdentity });
  if (settings.errorHandling === 'everywhere') handleErrorsEverywhere(app, sendError);
  const issueToken = createTokenIssuer({ ...settings, key });
  await app.register((scope, _options, done) => {
    addSignInRoute(scope, { authenticate, issueToken, sendError });
    done();
  });
}

function currentIdentity(this: FastifyRequest): CurrentIdentity {
  const identity = identities.get(this);
  if (identity === undefined) {
    throw new Error(
      'request.currentIdentity needs a guard: add { onRequest: app.jwtRequired() } to the route',
    );
  }
  return identity;
}
