import { requestIdHeader } from '@latchkey/contract';
import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyServerOptions,
} from 'fastify';
import type { Socket } from 'node:net';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { createRequestId } from './create-request-id.ts';
import { errorResponse, type ErrorResponse } from './error-response.ts';

/**
 * Options for `Fastify(...)` that a plugin cannot set later: requests have ids that nobody can guess, and none that a
 * client chose; what is no request at all (broken HTTP, headers without end, an undecodable path) answers in the
 * contract's error body too and is logged with its id; requests that arrive while the server stops are served instead
 * of refused.
 */
export const serverOptions = {
  requestTimeout: 30_000,
  return503OnClosing: false,
  // Fastify takes a request's id from no header unless it is told to.
  genReqId: createRequestId,
  frameworkErrors: answerBadAddress,
  // Fastify calls it as a method of the application.
  clientErrorHandler(this: FastifyInstance, error, socket) {
    answerRaw(error.code, socket, this.log);
  },
} satisfies FastifyServerOptions;

/** These answers are given before any hook runs, so they bring their own. */
const bareHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

const lingerMilliseconds = 1000;

function answerBadAddress({ code }: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const isTooLong = code === 'FST_ERR_MAX_PARAM_LENGTH';
  const reason = isTooLong ? 'A part of the address is too long' : 'The address cannot be decoded';
  const { status, body } = errorResponse(new LatchkeyError('request_malformed', reason));
  // No hook runs, and so not the one that logs answers.
  request.log.info({ req: request, status, code: body.code }, reason);
  const headers = { ...bareHeaders, [requestIdHeader]: request.id };
  void reply
    .code(status)
    .headers(headers)
    .send({ ...body, request_id: request.id });
}

/**
 * Answers and hangs up. What the client is still sending is read for a while: closing over unread bytes would reset
 * the connection and might take the answer with it.
 */
function answerRaw(errorCode: string | undefined, socket: Socket, log: FastifyBaseLogger): void {
  if (errorCode === 'ECONNRESET') socket.destroy();
  if (!socket.writable) return;
  const requestId = createRequestId();
  const response = errorResponse(refusal(errorCode));
  const { status, body } = response;
  const about = { request_id: requestId, status, code: body.code, remoteAddress: socket.remoteAddress };
  log.info(about, body.description);
  socket.end(rawResponse(response, requestId));
  setTimeout(() => socket.destroy(), lingerMilliseconds).unref();
}

function refusal(errorCode: string | undefined): LatchkeyError {
  if (errorCode === 'HPE_HEADER_OVERFLOW') {
    return new LatchkeyError('headers_too_large', 'The request headers are larger than this server accepts');
  }
  if (errorCode === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new LatchkeyError('request_timeout', 'The request did not arrive in time');
  }
  return new LatchkeyError('request_malformed', 'The request is not valid HTTP');
}

function rawResponse({ status, body }: ErrorResponse, requestId: string): string {
  const text = JSON.stringify({ ...body, request_id: requestId });
  const headers = {
    ...bareHeaders,
    [requestIdHeader]: requestId,
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${body.error}`, ...lines, '', text].join('\r\n');
}
