import type { FastifyRequest } from 'fastify';
import type { ErrorResponse } from './error-response.ts';

const maxCauses = 5;

/**
 * Logs what is not the caller's fault, with the pattern of the route, which holds nothing of the request. A failure that
 * nobody foresaw is logged whole. One that says "later", of which an outage brings thousands, is one line of the level
 * `warn` without a stack.
 */
export function logFailure(thrown: unknown, { status, body }: ErrorResponse, request: FastifyRequest): void {
  if (status < 500) return;
  const { method, routeOptions } = request;
  const about = { status, code: body.code, method, route: routeOptions.url };
  if (status === 503) request.log.warn({ ...about, reason: reasonOf(thrown) }, body.description);
  else request.log.error({ ...about, err: thrown }, body.description);
}

/** The messages of a failure and of its causes, outermost first. */
function reasonOf(thrown: unknown): string {
  const messages: string[] = [];
  let current = thrown;
  while (current instanceof Error && messages.length < maxCauses) {
    const { code } = current as { readonly code?: unknown };
    // That of a connection refused at several addresses is empty.
    messages.push(current.message || (typeof code === 'string' ? code : current.name));
    current = current.cause;
  }
  return messages.join(': ');
}
