import type { FastifyInstance } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { useStrictJson } from './json-body-parser.ts';
import type { SendError } from './send-error.ts';

/** Asked for by another method, these say nothing about what a path is for. */
const notAnswers = new Set(['OPTIONS', 'TRACE', 'CONNECT']);

/** Makes a whole application answer failures in the contract's error body: 404, 405, bad bodies, 500. */
export function handleErrorsEverywhere(app: FastifyInstance, sendError: SendError): void {
  useStrictJson(app);
  ignoreExpectations(app.server);
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(app, pathOf(request.url));
    // A route for this very method exists and did not want the request: there is nothing for it here.
    if (allowed.length === 0 || allowed.includes(request.method)) {
      return sendError(new LatchkeyError('not_found', 'There is nothing at this address'), request, reply);
    }
    const list = allowed.join(', ');
    reply.header('allow', list);
    return sendError(
      new LatchkeyError('method_not_allowed', `This address answers to ${list}`),
      request,
      reply,
    );
  });
}

/**
 * What a client expects besides `100-continue` may be ignored (RFC 9110 section 10.1.1). Left to Node, it is answered
 * 417 with no body and none of the application's headers.
 */
function ignoreExpectations(server: FastifyInstance['server']): void {
  if (server.listenerCount('checkExpectation') > 0) return;
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Fastify answers alike for an unknown path and a wrong method; they are told apart by asking its own router. */
function methodsOf(app: FastifyInstance, url: string): string[] {
  return (
    app.supportedMethods
      .filter((method) => !notAnswers.has(method))
      // Its declaration forgets that there may be none.
      .filter((method) => (app.findRoute({ method, url }) as object | null) !== null)
      .sort()
  );
}

function pathOf(url: string): string {
  const queryStart = url.indexOf('?');
  return queryStart === -1 ? url : url.slice(0, queryStart);
}
