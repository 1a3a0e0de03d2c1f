import type { ErrorCode } from '@latchkey/contract';
import { errorStatus } from '../error-response.ts';
import { answer, type AnswerDescription } from './answer.ts';
import { errorBodySchemaId } from './error-body-schema.ts';

const challengeHeader = {
  'WWW-Authenticate': { type: 'string', description: 'The challenge (RFC 6750 section 3).' },
} as const;
const retryHeader = {
  'Retry-After': { type: 'integer', description: 'Seconds after which trying again makes sense.' },
} as const;

/**
 * Describes the refusals that a route may answer with, by status: for `schema.response` of a route of Fastify's. Each
 * has the contract's error body, and of its `code` no other values than those given.
 */
export function errorAnswers(codes: readonly ErrorCode[]): Record<number, AnswerDescription> {
  const byStatus = Map.groupBy([...new Set(codes)], errorStatus);
  const statuses = [...byStatus.keys()].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [status, errorAnswer(status, byStatus.get(status) ?? [])]),
  );
}

function errorAnswer(status: number, codes: readonly ErrorCode[]): AnswerDescription {
  const words = codes.map((code) => `\`${code}\``).join(', ');
  const narrowed = { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } };
  const schema = { allOf: [{ $ref: `${errorBodySchemaId}#` }, narrowed] };
  return answer(`Refused: ${words}.`, { schema, headers: errorHeaders(status) });
}

function errorHeaders(status: number) {
  if (status === 401) return challengeHeader;
  return status === 429 || status === 503 ? retryHeader : {};
}
