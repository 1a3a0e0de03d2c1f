import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { routes } from '@latchkey/contract';
import { describedRoute, matchesEntityTag } from '@latchkey/server/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OpenApiDocument } from './openapi-document.ts';
import { documentDescription, pageDescription } from './openapi-descriptions.ts';
import { renderPage } from './page/render-page.ts';

/** Beside the page, so that it is as much the server's own as the page is. */
const stylesheetPath = `${routes.docs}/page.css`;

/** The page loads its stylesheet and an empty icon, and nothing else can come of it. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface CachedText {
  readonly type: string;
  readonly text: string;
  readonly entityTag: string;
}

/**
 * `GET /openapi.json` and `GET /docs`, on every server: what is said of a route is not secret. Made at the first request,
 * when all routes are known, and once.
 */
export function addOpenApiRoutes(app: FastifyInstance): void {
  // The plugin's type is that of OpenAPI 3.0 and of Swagger 2 as well.
  const made = once(() => app.swagger() as unknown as OpenApiDocument);
  const source = once(() => cached('application/json; charset=utf-8', JSON.stringify(made())));
  const addresses = { stylesheet: stylesheetPath, document: routes.openapi };
  const page = once(() => cached('text/html; charset=utf-8', renderPage(made(), addresses)));
  const stylesheet = once(() => cached('text/css; charset=utf-8', readStylesheet()));

  app.get(routes.openapi, describedRoute(documentDescription), (request, reply) =>
    answerCached(source(), request, reply),
  );
  app.get(routes.docs, describedRoute(pageDescription), (request, reply) =>
    answerCached(page(), request, reply.header('content-security-policy', pagePolicy)),
  );
  app.get(stylesheetPath, { schema: { hide: true } }, (request, reply) =>
    answerCached(stylesheet(), request, reply),
  );
}

function readStylesheet(): string {
  return readFileSync(new URL('./page/page.css', import.meta.url), 'utf8');
}

function cached(type: string, text: string): CachedText {
  return { type, text, entityTag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

/** To be asked for again each time, at the cost of a header: another version of the server says something else. */
function answerCached({ type, text, entityTag }: CachedText, request: FastifyRequest, reply: FastifyReply) {
  void reply.header('cache-control', 'no-cache').header('etag', entityTag);
  if (matchesEntityTag(request.headers['if-none-match'], entityTag)) return reply.code(304).send();
  return reply.type(type).send(text);
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
