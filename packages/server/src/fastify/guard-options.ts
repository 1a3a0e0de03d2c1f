import { isScope } from './is-scope.ts';

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
   * How many seconds ago, a whole number from 1, the user may have proved a password (`auth_time`), else 401
   * `reauthentication_required` with the challenge of RFC 9470 section 3. A moment that is yet to come, by more than
   * the leeway, counts as never. Default: no limit but the token's own.
   */
  readonly maxAgeSeconds?: number;
}

// A record, so that the compiler misses no option.
const known: Readonly<Record<keyof GuardOptions, true>> = { realm: true, scopes: true, maxAgeSeconds: true };

/** Throws a `TypeError` that names the option at fault. */
export function checkGuardOptions(options: GuardOptions): void {
  expectKnownOptions(options);
  const { scopes = [], maxAgeSeconds = 1 } = options;
  if (!Array.isArray(scopes) || !scopes.every(isScope)) {
    throw new TypeError('scopes must be an array of scope tokens (RFC 6749 section 3.3), without spaces');
  }
  // RFC 9470 section 3 has whole numbers; and a sign-in is written down in whole seconds, so 0 would never be met.
  if (!Number.isSafeInteger(maxAgeSeconds) || maxAgeSeconds < 1) {
    throw new TypeError('maxAgeSeconds must be a whole number of seconds, at least 1');
  }
}

function expectKnownOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError('the options of a guard must be an object, such as { scopes: ["read"] }');
  }
  // Given to Fastify without parentheses, the function would be called with a request, and nobody would answer it.
  if ('raw' in options) throw new TypeError('call the guard: { onRequest: app.jwtRequired() }');
  for (const name of Object.keys(options)) {
    // A misspelt one, such as `scope`, would let everybody pass.
    if (Object.hasOwn(known, name)) continue;
    throw new TypeError(`unknown option "${name}" of a guard; known are ${Object.keys(known).join(', ')}`);
  }
}
