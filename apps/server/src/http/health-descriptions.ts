import { answer, type RouteDescription } from '@latchkey/server/fastify';

/** `GET /healthz` in the words of OpenAPI. */
export const healthDescription: RouteDescription = {
  operationId: 'getHealth',
  summary: 'The process runs',
  description: 'Asks nothing but itself.',
  tag: 'Operations',
  answers: { 200: statusAnswer('It runs.', 'ok') },
  errorCodes: [],
};

/** `GET /readyz` in the words of OpenAPI. */
export const readinessDescription: RouteDescription = {
  operationId: 'getReadiness',
  summary: 'The server can serve',
  description:
    'Whether requests should be sent here: not while the store fails, revocations cannot be followed, or the server stops.',
  tag: 'Operations',
  answers: { 200: statusAnswer('It can.', 'ready') },
  errorCodes: ['store_unavailable', 'revocations_stale'],
};

function statusAnswer(description: string, status: string) {
  const schema = { type: 'object', properties: { status: { const: status } }, required: ['status'] };
  return answer(description, { schema, example: { status } });
}
