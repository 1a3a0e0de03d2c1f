import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { LogLevel } from '../config/config.ts';

/** Members that are never written, wherever an object with them is logged. */
const secretMembers = [
  'password',
  'access_token',
  'refresh_token',
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
export function logOptions(level: LogLevel, destination: LogDestination) {
  return {
    level,
    stream: destination,
    redact: {
      paths: secretMembers.flatMap((member) => [member, `*.${member}`, `*.*.${member}`]),
      censor: '[redacted]',
    },
    serializers: { req: describeRequest },
  };
}

/** No headers, no body, no query: a token or a password has no way in. */
function describeRequest(request: FastifyRequest) {
  return { method: request.method, path: pathOf(request.url), remoteAddress: request.ip };
}

/** A request may name a whole address, credentials and fragment included; of that, only the path. */
function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
}

/** One line a request, written when it is answered. */
export class OneLineLog extends LogController {
  override incomingRequest(): void {
    // The line at the end says all that this one would.
  }

  override routeNotFound(): void {
    // Answered like any other request, and logged like one.
  }

  override requestCompleted(
    _error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    request.log.info(
      { req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 },
      'request',
    );
  }
}
