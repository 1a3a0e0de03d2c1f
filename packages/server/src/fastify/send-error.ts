import type { FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { Challenge } from './challenge.ts';
import { errorResponse } from './error-response.ts';
import { foreignErrorResponse } from './foreign-error.ts';

/** Answers any thrown value in the contract's error body. */
export type SendError = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** A 401 of ours carries the challenge; an unexpected failure is logged whole and tells nothing of its cause. */
export function createErrorSender(challenge: Challenge): SendError {
  return (thrown, request, reply) => {
    if (thrown instanceof LatchkeyError && errorResponse(thrown).status === 401) {
      reply.header('www-authenticate', challenge(thrown));
    }
    const { status, headers, body } = answerTo(thrown);
    if (status >= 500) request.log.error({ err: thrown }, body.description);
    reply.code(status).headers(headers).type('application/json; charset=utf-8');
    // A route's response schema, or the application's own serializer, is for answers and would maim this body.
    return reply.serializer(JSON.stringify).send(body);
  };
}

function answerTo(thrown: unknown) {
  if (thrown instanceof LatchkeyError) return errorResponse(thrown);
  return foreignErrorResponse(thrown) ?? errorResponse(unexpectedFailure);
}

const unexpectedFailure = new LatchkeyError('internal', 'The server failed to answer this request');
