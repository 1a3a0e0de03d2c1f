import type { FastifyInstance } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { useStrictJson } from './json-body-parser.ts';
import { createKnownPaths } from './known-paths.ts';
import type { SendError } from './send-error.ts';

/** Makes a whole application answer failures in the contract's error body: 404, 405, bad bodies, 500. */
export function handleErrorsEverywhere(app: FastifyInstance, sendError: SendError): void {
  const knownPaths = createKnownPaths();
  app.addHook('onRoute', (route) => knownPaths.add(route));
  useStrictJson(app);
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const methods = knownPaths.methodsFor(pathOf(request.url));
    if (methods.length === 0) {
      return sendError(new LatchkeyError('not_found', 'There is nothing at this address'), request, reply);
    }
    const allowed = methods.join(', ');
    reply.header('allow', allowed);
    return sendError(
      new LatchkeyError('method_not_allowed', `This address answers to ${allowed}`),
      request,
      reply,
    );
  });
}

function pathOf(url: string): string {
  const queryStart = url.indexOf('?');
  return queryStart === -1 ? url : url.slice(0, queryStart);
}
