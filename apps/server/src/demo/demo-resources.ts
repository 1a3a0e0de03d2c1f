import { routes, type ProtectedResource, type UnprotectedResource } from '@latchkey/contract';
import { describedRoute } from '@latchkey/server/fastify';
import type { FastifyInstance } from 'fastify';
import { protectedDescription, unprotectedDescription } from './demo-descriptions.ts';

/** The tutorial's two resources, with the tutorial's words. */
export function addDemoResources(app: FastifyInstance): void {
  app.get(routes.unprotected, describedRoute(unprotectedDescription), (): UnprotectedResource => ({
    message: 'This is an unprotected resource.',
  }));
  const onRequest = app.jwtRequired();
  app.get(
    routes.protected,
    { onRequest, ...describedRoute(protectedDescription) },
    (request): ProtectedResource => ({
      message: 'This is a protected resource.',
      current_identity: `User(id='${request.currentIdentity.id}')`,
    }),
  );
}
