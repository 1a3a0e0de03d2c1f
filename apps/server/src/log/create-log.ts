import type { FastifyRequest } from 'fastify';
import { pino, type Logger } from 'pino';
import type { LogLevel } from '../config/config.ts';

/** Members that are never written, wherever an object with them is logged. */
const secretMembers = [
  'password',
  'current_password',
  'new_password',
  'passwordHash',
  'access_token',
  'refresh_token',
  'refreshToken',
  'token',
  'authorization',
  'cookie',
  'secret',
  'secretKey',
  'secret_key',
];

export interface LogDestination {
  write(line: string): void;
}

/** JSON lines on `destination`; standard output stays free for what is said to people. */
export function createLog(level: LogLevel, destination: LogDestination): Logger {
  const redact = {
    paths: secretMembers.flatMap((member) => [member, `*.${member}`, `*.*.${member}`]),
    censor: '[redacted]',
  };
  return pino({ level, redact, serializers: { req: describeRequest } }, destination);
}

/** No headers, no body, no query: a token or a password has no way in. */
function describeRequest(request: FastifyRequest) {
  return { method: request.method, path: pathOf(request.url), remoteAddress: request.ip };
}

/** A request may name a whole address, credentials and fragment included; of that, only the path. */
function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
}
