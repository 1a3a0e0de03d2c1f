import { answer, guardCodes, type RouteDescription } from '@latchkey/server/fastify';
import { vaultScope } from './demo-accounts.ts';

const text = { type: 'string' } as const;

const protectedSchema = {
  type: 'object',
  properties: { message: text, current_identity: text },
  required: ['message', 'current_identity'],
} as const;

/** `GET /unprotected` in the words of OpenAPI. */
export const unprotectedDescription: RouteDescription = {
  operationId: 'getUnprotected',
  summary: 'An open resource',
  description: 'Anyone may read it.',
  tag: 'Demo',
  answers: {
    200: answer('The resource.', {
      schema: { type: 'object', properties: { message: text }, required: ['message'] },
      example: { message: 'This is an unprotected resource.' },
    }),
  },
  errorCodes: [],
};

/** `GET /protected` in the words of OpenAPI. */
export const protectedDescription: RouteDescription = {
  operationId: 'getProtected',
  summary: 'A protected resource',
  description: 'Whoever has a valid access token may read it.',
  tag: 'Demo',
  security: [['accessToken']],
  answers: {
    200: answer('The resource.', {
      schema: protectedSchema,
      example: { message: 'This is a protected resource.', current_identity: "User(id='1')" },
    }),
  },
  errorCodes: guardCodes,
};

/** `GET /demo/vault` in the words of OpenAPI. */
export const vaultDescription: RouteDescription = {
  operationId: 'getVault',
  summary: 'A resource behind a scope',
  description: `Whoever has a valid access token with the scope \`${vaultScope}\` may read it.`,
  tag: 'Demo',
  security: [['accessToken']],
  answers: {
    200: answer('The resource.', {
      schema: protectedSchema,
      example: { message: 'This is what the vault holds.', current_identity: "User(id='2')" },
    }),
  },
  errorCodes: [...guardCodes, 'insufficient_scope'],
};
