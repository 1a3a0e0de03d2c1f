import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

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
