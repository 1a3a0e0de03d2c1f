import { routes } from '@latchkey/contract';
import { errorCodeOf } from '@latchkey/server/fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/** Machines ask these every few seconds; that they were answered is news to nobody. */
const quietRoutes = new Set<string | undefined>([routes.health, routes.readiness, routes.metrics]);

/** One line a request, written when it is answered, with the id that the answer has. */
export class OneLineLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'request_id' });
  }

  override incomingRequest(): void {
    // The line at the end says all that this one would.
  }

  override routeNotFound(): void {
    // Answered like any other request, and logged like one.
  }

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { statusCode: status, elapsedTime } = reply;
    const code = errorCodeOf(request);
    const line = {
      req: request,
      status,
      ...(code !== null && { code }),
      // The client hung up before it had the whole answer.
      ...(error && { cut: true }),
      ms: Math.round(elapsedTime * 10) / 10,
    };
    const quiet = status < 400 && quietRoutes.has(request.routeOptions.url);
    request.log[quiet ? 'debug' : 'info'](line, 'request');
  }
}
