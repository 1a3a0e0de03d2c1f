import { createHash } from 'node:crypto';
import { routes } from '@latchkey/contract';
import type { FastifyInstance } from 'fastify';
import { describedRoute } from '../description/described-route.ts';
import type { SigningKeys } from '../../signing-key/signing-keys.ts';
import { keySetDescription } from './key-set-description.ts';
import { matchesEntityTag } from './matches-entity-tag.ts';

/**
 * Adds `GET /.well-known/jwks.json`: the public keys that tokens verify with (RFC 7517 section 5), to be cached for as
 * long as the ring promises. The type is plain JSON instead of `application/jwk-set+json`, which some readers of key
 * sets refuse and none asks for.
 */
export function addKeySetRoute(scope: FastifyInstance, keys: SigningKeys): void {
  scope.get(routes.keySet, describedRoute(keySetDescription), async (request, reply) => {
    const text = JSON.stringify(keys.jwks());
    const entityTag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.header('cache-control', `public, max-age=${keys.jwksMaxAgeSeconds}`).header('etag', entityTag);
    if (matchesEntityTag(request.headers['if-none-match'], entityTag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
