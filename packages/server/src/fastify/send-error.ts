import type { ErrorBody, ErrorCode } from '@latchkey/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { Challenge } from './challenge.ts';
import { rememberErrorCode } from './error-code-of.ts';
import { errorResponse, type ErrorResponse } from './error-response.ts';
import { foreignErrorResponse } from './foreign-error.ts';
import { logFailure } from './log-failure.ts';

/** Answers any thrown value in the contract's error body. */
export type SendError = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Makes a body of the application's own out of the contract's, at once. */
export type ShapeErrorBody = (body: ErrorBody, request: FastifyRequest) => unknown;

/** Beside every 401, these carry a challenge (RFC 6750 section 3.1). */
const challenged = new Set<ErrorCode>(['insufficient_scope', 'header_repeated']);

/**
 * A refusal that another token, or another way to send it, would mend carries the challenge; an unexpected failure is
 * logged whole and tells nothing of its cause.
 */
export function createErrorSender(challenge: Challenge, shape: ShapeErrorBody): SendError {
  return (thrown, request, reply) => {
    const answer = answerTo(thrown);
    const { status, headers } = answer;
    const body: ErrorBody = { ...answer.body, request_id: request.id };
    if (thrown instanceof LatchkeyError && (status === 401 || challenged.has(thrown.code))) {
      reply.header('www-authenticate', challenge(thrown));
    }
    rememberErrorCode(request, body.code);
    logFailure(thrown, answer, request);
    reply.code(status).headers(headers).type('application/json; charset=utf-8');
    // A route's response schema, or the application's own serializer, is for answers and would maim this body.
    return reply.serializer(JSON.stringify).send(shaped(shape, body, request));
  };
}

/** A shape that fails must not keep a refusal from going out, nor let Fastify answer with the failure's message. */
function shaped(shape: ShapeErrorBody, body: ErrorBody, request: FastifyRequest): unknown {
  try {
    const own = shape(body, request);
    expectJson(own);
    return own;
  } catch (error) {
    request.log.error({ err: error }, 'errorBody failed');
    return body;
  }
}

function expectJson(value: unknown): void {
  if (typeof (value as { then?: unknown } | null | undefined)?.then === 'function') {
    // What becomes of it must not end the process.
    Promise.resolve(value).catch(() => undefined);
    throw new TypeError('errorBody must return the body at once, and not a promise of one');
  }
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('errorBody must return what JSON can say');
}

/** The answer to any thrown value. */
export function answerTo(thrown: unknown): ErrorResponse {
  if (thrown instanceof LatchkeyError) return errorResponse(thrown);
  return foreignErrorResponse(thrown) ?? errorResponse(unexpectedFailure);
}

const unexpectedFailure = new LatchkeyError('internal', 'The server failed to answer this request');
