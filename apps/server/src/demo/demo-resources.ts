import { routes, type ProtectedResource, type UnprotectedResource } from '@latchkey/contract';
import type { FastifyInstance } from 'fastify';

/** The tutorial's two resources, with the tutorial's words. */
export function addDemoResources(app: FastifyInstance): void {
  app.get(routes.unprotected, (): UnprotectedResource => ({ message: 'This is an unprotected resource.' }));
  app.get(routes.protected, { onRequest: app.jwtRequired() }, (request): ProtectedResource => ({
    message: 'This is a protected resource.',
    current_identity: `User(id='${request.currentIdentity.id}')`,
  }));
}
