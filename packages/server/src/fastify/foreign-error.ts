import { STATUS_CODES } from 'node:http';
import type { ErrorCode } from '@latchkey/contract';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { errorResponse, type ErrorResponse } from './error-response.ts';

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'request_malformed',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  415: 'content_type_unsupported',
  431: 'headers_too_large',
};

/**
 * The answer to an error that is not ours but names a status below 500: Fastify's, a plugin's, the application's.
 * Its status and message are kept, because by convention they are meant for the caller. A 503 keeps its status
 * alone. Null for the rest, which is nobody's business.
 */
export function foreignErrorResponse(thrown: unknown): ErrorResponse | null {
  if (!(thrown instanceof Error)) return null;
  const { code, statusCode: status } = thrown as { code?: unknown; statusCode?: unknown };
  if (status === 503) return errorResponse(new LatchkeyError('overloaded', 'The server is busy: try again'));
  if (!Number.isInteger(status) || !isClientError(status)) return null;
  const body = {
    status_code: status,
    error: STATUS_CODES[status] ?? 'Refused',
    description: thrown.message,
    code: errorCode(status, typeof code === 'string' ? code : ''),
  };
  return { status, headers: {}, body };
}

function errorCode(status: number, fastifyCode: string): ErrorCode {
  if (fastifyCode === 'FST_ERR_VALIDATION') return 'validation_failed';
  if (status === 400 && fastifyCode.startsWith('FST_ERR_CTP_')) return 'body_malformed';
  return codes[status] ?? 'request_refused';
}

function isClientError(status: unknown): status is number {
  return typeof status === 'number' && status >= 400 && status <= 499;
}
