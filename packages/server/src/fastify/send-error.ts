import type { ErrorBody } from '@latchkey/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { Challenge } from './challenge.ts';
import { errorResponse } from './error-response.ts';
import { foreignErrorResponse } from './foreign-error.ts';

/** Answers any thrown value in the contract's error body. */
export type SendError = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Makes a body of the application's own out of the contract's. */
export type ShapeErrorBody = (body: ErrorBody, request: FastifyRequest) => unknown;

/**
 * A refusal that signing in or a wider token would mend carries the challenge; an unexpected failure is logged
 * whole and tells nothing of its cause.
 */
export function createErrorSender(challenge: Challenge, shape: ShapeErrorBody): SendError {
  return (thrown, request, reply) => {
    const { status, headers, body } = answerTo(thrown);
    if (thrown instanceof LatchkeyError && (status === 401 || thrown.code === 'insufficient_scope')) {
      reply.header('www-authenticate', challenge(thrown));
    }
    if (status >= 500) request.log.error({ err: thrown }, body.description);
    reply.code(status).headers(headers).type('application/json; charset=utf-8');
    // A route's response schema, or the application's own serializer, is for answers and would maim this body.
    return reply.serializer(JSON.stringify).send(shape(body, request));
  };
}

function answerTo(thrown: unknown) {
  if (thrown instanceof LatchkeyError) return errorResponse(thrown);
  return foreignErrorResponse(thrown) ?? errorResponse(unexpectedFailure);
}

const unexpectedFailure = new LatchkeyError('internal', 'The server failed to answer this request');
