import { answer, type RouteDescription } from '@latchkey/server/fastify';

const notModified = answer('The caller has it already.');
const headers = { ETag: { type: 'string' }, 'Cache-Control': { type: 'string' } };

/** `GET /openapi.json` in the words of OpenAPI. */
export const documentDescription: RouteDescription = {
  operationId: 'getOpenApi',
  summary: 'This description, for programs',
  description: 'What this server answers to, as an OpenAPI 3.1 document.',
  tag: 'Operations',
  answers: {
    200: answer('The document.', {
      schema: { type: 'object', required: ['openapi', 'info', 'paths'] },
      headers,
    }),
    304: notModified,
  },
  errorCodes: [],
};

/** `GET /docs` in the words of OpenAPI. */
export const pageDescription: RouteDescription = {
  operationId: 'getDocs',
  summary: 'This description, for people',
  description: 'The same as a page, which needs no script and nothing from elsewhere.',
  tag: 'Operations',
  answers: {
    200: answer('The page.', { schema: { type: 'string' }, mediaType: 'text/html', headers }),
    304: notModified,
  },
  errorCodes: [],
};
