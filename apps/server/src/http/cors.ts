import cors from '@fastify/cors';
import { requestIdHeader } from '@latchkey/contract';
import type { FastifyInstance } from 'fastify';

/** Browsers may remember a preflight's answer this long. */
const preflightSeconds = 600;

/**
 * Lets pages of the listed origins, and of no other, read the answers. A preflight names the allowed methods
 * and echoes the headers that were asked for.
 */
export async function addCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  const listed = new Set(origins);
  await app.register(cors, {
    origin: (origin, done) => done(null, origin !== undefined && listed.has(origin) ? origin : false),
    methods: ['GET', 'HEAD', 'POST', 'DELETE'],
    exposedHeaders: ['Retry-After', 'WWW-Authenticate', requestIdHeader],
    credentials: true,
    maxAge: preflightSeconds,
    strictPreflight: false,
  });
}
