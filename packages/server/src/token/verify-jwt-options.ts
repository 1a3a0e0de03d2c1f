import type { Clock } from '../clock/clock.ts';
import { isMediaType } from './media-type.ts';

export interface VerifyJwtOptions {
  /** What `iss` must equal, character for character. */
  readonly issuer: string;
  /** What `aud` must equal or, if it is an array, contain. */
  readonly audience: string;
  /** What `typ` must be, without regard to case and to a leading `application/`. Default `at+jwt` (RFC 9068). */
  readonly type?: string;
  /** How far clocks may differ, 0 to 300. Default 10. */
  readonly leewaySeconds?: number;
  /** Longest accepted time from `iat` to `exp`. Default 3600. */
  readonly maxLifetimeSeconds?: number;
  /** Claims that must be there besides `iss`, `aud`, `sub`, `exp` and `iat`, which always must. Default `['nbf']`. */
  readonly requiredClaims?: readonly string[];
  /** Default `Date.now`. */
  readonly clock?: Clock;
}

/** Checked options, defaults filled in. */
export interface VerifyJwtRules {
  readonly issuer: string;
  readonly audience: string;
  readonly type: string;
  readonly leewaySeconds: number;
  readonly maxLifetimeSeconds: number;
  readonly requiredClaims: readonly string[];
  readonly clock: Clock;
}

/** Checks the options and fills in the defaults; a bad one is a `TypeError` that names it. */
export function resolveVerifyJwtOptions(options: VerifyJwtOptions): VerifyJwtRules {
  const { issuer, audience, type = 'at+jwt', leewaySeconds = 10, maxLifetimeSeconds = 3600 } = options;
  const { requiredClaims = ['nbf'], clock = Date.now } = options;
  demand(isName(issuer), 'issuer must be a non-empty string');
  demand(isName(audience), 'audience must be a non-empty string');
  demand(isMediaType(type), 'type must be 1 to 127 printable ASCII characters');
  demand(isBetween(leewaySeconds, 0, 300), 'leewaySeconds must be a number from 0 to 300');
  demand(isBetween(maxLifetimeSeconds, 1, Number.MAX_SAFE_INTEGER), 'maxLifetimeSeconds must be at least 1');
  demand(isListOfNames(requiredClaims), 'requiredClaims must be an array of non-empty strings');
  demand(typeof clock === 'function', 'clock must be a function that returns milliseconds');
  return {
    issuer,
    audience,
    type,
    leewaySeconds,
    maxLifetimeSeconds,
    requiredClaims: [...requiredClaims],
    clock,
  };
}

function demand(condition: boolean, rule: string): void {
  if (!condition) throw new TypeError(rule);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isListOfNames(value: unknown): boolean {
  return Array.isArray(value) && value.every(isName);
}

function isBetween(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}
