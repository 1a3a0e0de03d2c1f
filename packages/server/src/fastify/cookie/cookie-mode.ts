import { csrfHeader } from '@latchkey/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../clock/clock.ts';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { passesCsrfRule } from '../csrf/passes-csrf-rule.ts';
import { cookieValues } from './cookie-values.ts';
import type { RefreshCookie } from './refresh-cookie.ts';

/** What routes do with the refresh cookie. */
export interface CookieMode {
  /** Every refresh cookie in the request, trusted or not. One that can be used is alone. */
  presented(request: FastifyRequest): readonly string[];
  /** Whether the request may act on the cookie, or ask for one. */
  isTrusted(request: FastifyRequest): boolean;
  /** Throws `csrf_refused` where `isTrusted` says no. */
  expectTrusted(request: FastifyRequest): void;
  /** Gives the browser the refresh token, for as long as it is of use. */
  set(reply: FastifyReply, session: { refreshToken: string; expiresAtSeconds: number }): void;
  clear(reply: FastifyReply): void;
}

/** Puts the cookie and the origins that may use it together. */
export function createCookieMode(
  cookie: RefreshCookie,
  origins: ReadonlySet<string>,
  clock: Clock,
): CookieMode {
  const isTrusted = (request: FastifyRequest) => passesCsrfRule(request.raw.rawHeaders, origins);
  return {
    presented: (request) => cookieValues(request.headers.cookie, cookie.name),
    isTrusted,
    expectTrusted(request) {
      if (!isTrusted(request)) throw csrfRefused();
    },
    set(reply, { refreshToken, expiresAtSeconds }) {
      // Rounded down to nothing it would clear the cookie, which only a sign-out may do.
      const maxAgeSeconds = Math.max(1, Math.ceil(expiresAtSeconds - clock() / 1000));
      reply.header('set-cookie', cookie.set(refreshToken, maxAgeSeconds));
    },
    clear: (reply) => void reply.header('set-cookie', cookie.clear()),
  };
}

function csrfRefused(): LatchkeyError {
  return new LatchkeyError(
    'csrf_refused',
    `The refresh cookie is for pages of a trusted origin that send ${csrfHeader.name}: ${csrfHeader.value}`,
  );
}
