import swagger from '@fastify/swagger';
import { refreshCookieNames } from '@latchkey/contract';
import { securitySchemes } from '@latchkey/server/fastify';
import type { FastifyInstance } from 'fastify';
import { version } from '../version.ts';
import { settleDocument } from './settle-document.ts';
import { tags } from './tags.ts';

const description =
  'JWT sign-in. Bodies are JSON, in both directions. A refusal has one body on every route, and its `code` says why; an ' +
  'unknown path is answered with `not_found`, and a method that a path does not have with `method_not_allowed` and the ' +
  'header `Allow`.';

/** Notes down every route that is added from now on, so that `app.swagger()` can describe them. */
export async function collectRoutes(app: FastifyInstance, publicUrl: string): Promise<void> {
  const kind = publicUrl.startsWith('https:') ? 'https' : 'http';
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Latchkey', version, description, license: { name: 'MIT', identifier: 'MIT' } as never },
      servers: [{ url: publicUrl }],
      tags: [...tags],
      components: { securitySchemes: securitySchemes(refreshCookieNames[kind]) },
    },
    // A path of PUBLIC_URL is the business of a proxy; the routes here begin at the root.
    stripBasePath: false,
    convertConstToEnum: false,
    refResolver: { buildLocalReference: (schema, _base, _fragment, index) => nameOf(schema, index) },
    transformObject: (made) => settleDocument('openapiObject' in made ? made.openapiObject : {}) as never,
  });
}

function nameOf({ title }: { readonly title?: unknown }, index: number): string {
  return typeof title === 'string' ? title : `schema-${index}`;
}
