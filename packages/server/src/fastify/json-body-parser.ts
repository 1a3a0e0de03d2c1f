import type { FastifyInstance } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { JsonError } from '../json/json-error.ts';
import { parseJson } from '../json/parse-json.ts';

/**
 * Makes a Fastify scope read `application/json` strictly: what two readers could understand differently
 * (equal names, invalid UTF-8, depth without end) is refused with `body_malformed`.
 */
export function useStrictJson(scope: FastifyInstance): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJson(body, { maxBytes: Infinity }));
    } catch (error) {
      done(bodyError(error));
    }
  });
}

function bodyError(error: unknown): Error {
  if (error instanceof JsonError) {
    return new LatchkeyError('body_malformed', `The body cannot be read: ${error.message}`);
  }
  return error as Error;
}
