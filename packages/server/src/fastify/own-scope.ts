import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { type EmptyBody, useStrictJson } from './json-body-parser.ts';
import type { SendError } from './send-error.ts';

/** Room for two passwords of 1,024 characters, one escaped in the longest way that JSON knows, and a username. */
const bodyLimitBytes = 32 * 1024;

/** What every route of the plugin's own says to Fastify. */
export const ownRoute = { bodyLimit: bodyLimitBytes };

/**
 * Makes a scope fit for routes of the plugin's own: bodies are strict JSON or refused, errors have the contract's body
 * whatever the application does with its own, and no answer is cached unless its route says otherwise.
 */
export function prepareOwnScope(scope: FastifyInstance, sendError: SendError, emptyBody: EmptyBody): void {
  scope.removeAllContentTypeParsers();
  useStrictJson(scope, emptyBody);
  scope.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  scope.addHook('onRequest', forbidCaching);
  scope.addHook('onRequest', refuseEncodedBody);
}

function forbidCaching(_request: unknown, reply: FastifyReply, done: () => void): void {
  reply.header('cache-control', 'no-store');
  done();
}

/** Nothing here undoes an encoding; read as it is, such a body would be something else than was sent. */
function refuseEncodedBody(request: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') done();
  else done(new LatchkeyError('content_type_unsupported', 'Send the body without a Content-Encoding'));
}
