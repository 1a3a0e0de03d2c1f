import type { ProtectedResource, UnprotectedResource } from '@latchkey/contract';

/** Whether an answer is what `GET /unprotected` gives. */
export function isUnprotectedResource(body: unknown): body is UnprotectedResource {
  return holdsText(body, 'message');
}

/** Whether an answer is what `GET /protected` gives. */
export function isProtectedResource(body: unknown): body is ProtectedResource {
  return holdsText(body, 'message') && holdsText(body, 'current_identity');
}

function holdsText(body: unknown, name: string): boolean {
  return typeof (body as Readonly<Record<string, unknown>> | null)?.[name] === 'string';
}
