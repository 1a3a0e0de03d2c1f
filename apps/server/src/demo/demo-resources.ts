import { routes, type ProtectedResource, type UnprotectedResource } from '@latchkey/contract';
import { describedRoute } from '@latchkey/server/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { vaultScope } from './demo-accounts.ts';
import { protectedDescription, unprotectedDescription, vaultDescription } from './demo-descriptions.ts';

/** The tutorial's two resources, with the tutorial's words, and one that wants a scope. */
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
      current_identity: identityOf(request),
    }),
  );
  app.get(
    routes.vault,
    { onRequest: app.jwtRequired({ scopes: [vaultScope] }), ...describedRoute(vaultDescription) },
    (request): ProtectedResource => ({
      message: 'This is what the vault holds.',
      current_identity: identityOf(request),
    }),
  );
}

/** As the tutorial printed it. */
function identityOf({ currentIdentity }: FastifyRequest): string {
  return `User(id='${currentIdentity.id}')`;
}
