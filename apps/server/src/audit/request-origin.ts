import type { AuditEntry } from '@latchkey/server';
import type { FastifyRequest } from 'fastify';

/** From where somebody asked, and by which id the log and the error body name that. */
export type RequestOrigin = Pick<AuditEntry, 'ip' | 'userAgent' | 'requestId'>;

/** What of a request a trail keeps. */
export type AuditedRequest = Pick<FastifyRequest, 'ip' | 'headers' | 'id'>;

export function originOf({ ip, headers, id }: AuditedRequest): RequestOrigin {
  return { ip, userAgent: headers['user-agent'] ?? null, requestId: id };
}
