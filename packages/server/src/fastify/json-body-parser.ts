import type { FastifyInstance } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { JsonError } from '../json/json-error.ts';
import { parseJson } from '../json/parse-json.ts';

/** What a body of no bytes is that was announced as JSON. Some clients announce it with every request. */
export type EmptyBody = 'malformed' | 'absent';

/**
 * Makes a Fastify scope read `application/json` strictly: what two readers could understand differently
 * (equal names, invalid UTF-8, more than 32 levels, names that can only be written with an escape) is refused
 * with `body_malformed`, and so is what could change a prototype when it is copied carelessly.
 */
export function useStrictJson(scope: FastifyInstance, emptyBody: EmptyBody = 'malformed'): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0 && emptyBody === 'absent') {
      done(null, undefined);
      return;
    }
    try {
      const value = parseJson(body, { maxBytes: Infinity });
      refusePrototypes(value);
      done(null, value);
    } catch (error) {
      done(error instanceof JsonError ? malformed(error.message) : (error as Error));
    }
  });
}

/** The two ways to a prototype that Fastify's own parser refuses as well. Depth is bounded by the parser. */
function refusePrototypes(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__' || (name === 'constructor' && isObject(member) && 'prototype' in member)) {
      throw malformed('A member has a name that leads to a prototype');
    }
    refusePrototypes(member);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function malformed(reason: string): LatchkeyError {
  return new LatchkeyError('body_malformed', `The body cannot be read: ${reason}`);
}
