/** What one guard asks for besides a valid token. */
export interface GuardOptions {
  /** Named in this guard's challenges. Default: the plugin's realm. */
  readonly realm?: string;
  /**
   * Scopes of which the token must have every one, else 403 `insufficient_scope` with the challenge of RFC 6750
   * section 3.1. Default: none.
   */
  readonly scopes?: readonly string[];
  /**
   * How many seconds ago the user may have proved a password (`auth_time`), else 401 `reauthentication_required`
   * with the challenge of RFC 9470 section 3. Default: no limit but the token's own.
   */
  readonly maxAgeSeconds?: number;
}

const scopeSyntax = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** Throws a `TypeError` that names the option at fault. */
export function checkGuardOptions(options: GuardOptions): void {
  const { scopes = [], maxAgeSeconds = 0 } = options;
  // Given to Fastify without parentheses, the function would be called with a request, and nobody would answer it.
  if ('raw' in options) throw new TypeError('call the guard: { onRequest: app.jwtRequired() }');
  if (
    !Array.isArray(scopes) ||
    !scopes.every((scope: unknown) => typeof scope === 'string' && scopeSyntax.test(scope))
  ) {
    throw new TypeError('scopes must be an array of scope tokens (RFC 6749 section 3.3), without spaces');
  }
  if (!Number.isFinite(maxAgeSeconds) || maxAgeSeconds < 0) {
    throw new TypeError('maxAgeSeconds must be a number of seconds, at least 0');
  }
}
