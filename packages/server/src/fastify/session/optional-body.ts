import type { FastifyRequest } from 'fastify';

/** A `preValidation` hook: a request without a body asks for nothing, as one with an empty object does. */
export function optionalBody(request: FastifyRequest, _reply: unknown, done: () => void): void {
  // What is JSON's `null` was sent, and is no object.
  if (request.body === undefined) request.body = {};
  done();
}
