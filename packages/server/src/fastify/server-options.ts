import type { FastifyError, FastifyReply, FastifyServerOptions } from 'fastify';
import type { Socket } from 'node:net';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { errorResponse, type ErrorResponse } from './error-response.ts';

/**
 * Options for `Fastify(...)` that a plugin cannot set later: what is no request at all (broken HTTP, headers
 * without end, an undecodable path) answers in the contract's error body too, and requests that arrive while
 * the server stops are served instead of refused.
 */
export const serverOptions = {
  requestTimeout: 30_000,
  return503OnClosing: false,
  frameworkErrors: (error, _request, reply) => answerBadAddress(error, reply),
  clientErrorHandler: (error, socket) => answerRaw(error.code, socket),
} satisfies FastifyServerOptions;

/** These answers are given before any hook runs, so they bring their own. */
const bareHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

const lingerMilliseconds = 1000;

function answerBadAddress({ code }: FastifyError, reply: FastifyReply): void {
  const isTooLong = code === 'FST_ERR_MAX_PARAM_LENGTH';
  const reason = isTooLong ? 'A part of the address is too long' : 'The address cannot be decoded';
  const { status, body } = errorResponse(new LatchkeyError('request_malformed', reason));
  void reply.code(status).headers(bareHeaders).send(body);
}

/**
 * Answers and hangs up. What the client is still sending is read for a while: closing over unread bytes would reset
 * the connection and might take the answer with it.
 */
function answerRaw(errorCode: string | undefined, socket: Socket): void {
  if (errorCode === 'ECONNRESET') socket.destroy();
  if (!socket.writable) return;
  socket.end(rawResponse(errorResponse(refusal(errorCode))));
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

function rawResponse({ status, body }: ErrorResponse): string {
  const text = JSON.stringify(body);
  const headers = { ...bareHeaders, 'content-length': String(Buffer.byteLength(text)), connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${body.error}`, ...lines, '', text].join('\r\n');
}
