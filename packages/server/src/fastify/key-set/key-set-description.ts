import { answer } from '../description/answer.ts';
import type { RouteDescription } from '../description/described-route.ts';

const keySet = {
  type: 'object',
  required: ['keys'],
  properties: {
    keys: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kty', 'kid', 'alg', 'use'],
        properties: {
          kty: { type: 'string' },
          kid: { type: 'string' },
          alg: { type: 'string' },
          use: { const: 'sig' },
        },
      },
    },
  },
};

/** `GET /.well-known/jwks.json` in the words of OpenAPI. */
export const keySetDescription: RouteDescription = {
  operationId: 'keySet',
  summary: 'Public keys',
  description:
    'The public keys that access tokens verify with (RFC 7517 section 5). Empty where tokens are signed with a shared ' +
    'secret. To be cached for as long as `Cache-Control` says, and asked for again when a token names an unknown key.',
  tag: 'Tokens',
  answers: {
    200: answer('The keys.', {
      schema: keySet,
      headers: { ETag: { type: 'string' }, 'Cache-Control': { type: 'string' } },
      example: { keys: [] },
    }),
    304: answer('The caller has them already.'),
  },
  errorCodes: ['content_type_unsupported'],
};
