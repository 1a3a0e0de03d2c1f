import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';

/** Takes the access token from a request: null where none was sent. Throws what is wrong with one that was. */
export type FindToken = (request: FastifyRequest) => Promise<string | null> | string | null;

/** What an application gives as `findToken`. */
export type FindTokenOption = (
  request: FastifyRequest,
) => Promise<string | null | undefined> | string | null | undefined;

const schemeSyntax = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Finds tokens where the application says. What is there and is no text is `token_malformed`. */
export function findTokenWith(find: FindTokenOption): FindToken {
  return async (request) => {
    const token: unknown = await find(request);
    if (!token) return null;
    // A parameter that is sent twice, for one, comes as a list.
    if (typeof token !== 'string') throw new LatchkeyError('token_malformed', 'Token must be a string');
    return token;
  };
}

/**
 * Finds tokens sent as `<scheme> <token>`, the scheme in any case. A token anywhere else, such as in the
 * query string, is not looked at. Codes: `header_repeated`, `header_unsupported`, `header_token_missing`,
 * `header_spaces`.
 */
export function findTokenInHeader(schemes: readonly string[]): FindToken {
  if (schemes.length === 0 || !schemes.every((scheme) => schemeSyntax.test(scheme))) {
    throw new TypeError('authorizationSchemes must name at least one scheme, each a single word');
  }
  const accepted = new Set(schemes.map((scheme) => scheme.toLowerCase()));
  return (request) => {
    const [scheme, token, ...rest] = onlyHeader(request.raw);
    if (scheme === undefined) return null;
    if (!accepted.has(scheme.toLowerCase())) {
      throw new LatchkeyError('header_unsupported', 'Unsupported authorization type');
    }
    if (token === undefined) throw new LatchkeyError('header_token_missing', 'Token missing');
    if (rest.length > 0) throw new LatchkeyError('header_spaces', 'Token contains spaces');
    return token;
  };
}

/** The words of the header. Node keeps only the first of several, so that a second must be looked for in the raw list. */
function onlyHeader(request: IncomingMessage): string[] {
  const first = request.headers.authorization;
  if (first === undefined) return [];
  let seen = 0;
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    if (request.rawHeaders[index]?.toLowerCase() === 'authorization') seen += 1;
  }
  if (seen > 1) {
    throw new LatchkeyError('header_repeated', 'Request contains more than one Authorization header');
  }
  return first.split(/[ \t]+/).filter((word) => word !== '');
}
