import type { Clock } from '../clock/clock.ts';
import { isMediaType } from './media-type.ts';

interface CommonOptions {
  /**
   * What `typ` must be, without regard to case and to a leading `application/`. Default `at+jwt` (RFC 9068). `JWT` also
   * takes tokens that have no `typ`.
   */
  readonly type?: string;
  /** How far clocks may differ, 0 to 300. Default 10. */
  readonly leewaySeconds?: number;
  /** Longest accepted time from `iat` to `exp`. Default 3600. */
  readonly maxLifetimeSeconds?: number;
  /** Default `Date.now`. */
  readonly clock?: Clock;
}

/** What to hold a token of one issuer for one audience against. */
export interface VerifyJwtOptions extends CommonOptions {
  /** What `iss` must equal, character for character. */
  readonly issuer: string;
  /** What `aud` must equal or, if it is an array, contain. */
  readonly audience: string;
  /** Claims that must be there besides `iss`, `aud`, `sub`, `exp` and `iat`, which always must. Default `['nbf']`. */
  readonly requiredClaims?: readonly string[];
}

/**
 * What to hold a plain JWT against, one that does not say whom it is from or for: Flask-JWT's are such. Anybody who
 * shares the key can have made it, for anybody else who does. `null` says so aloud: leaving an option out is an error.
 */
export interface VerifyPlainJwtOptions extends CommonOptions {
  /** `null`: `iss` may be missing or anything, and `sub`, which means nothing without it, may be missing. */
  readonly issuer: string | null;
  /** `null`: there must be no `aud`. Whoever a token does not name must refuse it (RFC 7519 section 4.1.3). */
  readonly audience: string | null;
  /** Claims that must be there besides `exp` and `iat`, which always must, and those of the issuer and audience. */
  readonly requiredClaims: readonly string[];
}

/** Checked options, defaults filled in. */
export interface VerifyJwtRules {
  readonly issuer: string | null;
  readonly audience: string | null;
  readonly type: string;
  readonly leewaySeconds: number;
  readonly maxLifetimeSeconds: number;
  /** All of them. */
  readonly requiredClaims: readonly string[];
  readonly clock: Clock;
}

/** Checks the options and fills in the defaults; a bad one is a `TypeError` that names it. */
export function resolveVerifyJwtOptions(options: VerifyJwtOptions | VerifyPlainJwtOptions): VerifyJwtRules {
  const { issuer, audience, type = 'at+jwt', leewaySeconds = 10, maxLifetimeSeconds = 3600 } = options;
  const isPlain = issuer === null || audience === null;
  const { requiredClaims = isPlain ? undefined : ['nbf'], clock = Date.now } = options;
  demand(isNameOrNull(issuer), 'issuer must be a non-empty string, or null for none');
  demand(isNameOrNull(audience), 'audience must be a non-empty string, or null for none');
  demand(isMediaType(type), 'type must be 1 to 127 printable ASCII characters');
  demand(isBetween(leewaySeconds, 0, 300), 'leewaySeconds must be a number from 0 to 300');
  demand(isBetween(maxLifetimeSeconds, 1, Number.MAX_SAFE_INTEGER), 'maxLifetimeSeconds must be at least 1');
  demand(requiredClaims !== undefined, 'requiredClaims must be given where issuer or audience is null');
  demand(isListOfNames(requiredClaims), 'requiredClaims must be an array of non-empty strings');
  demand(typeof clock === 'function', 'clock must be a function that returns milliseconds');
  return {
    issuer,
    audience,
    type,
    leewaySeconds,
    maxLifetimeSeconds,
    requiredClaims: [...alwaysRequired(issuer, audience), ...requiredClaims],
    clock,
  };
}

/** A token without an end, or whose lifetime cannot be told, is never accepted. */
function alwaysRequired(issuer: string | null, audience: string | null): string[] {
  return [...(issuer === null ? [] : ['iss', 'sub']), ...(audience === null ? [] : ['aud']), 'exp', 'iat'];
}

function demand(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new TypeError(rule);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isNameOrNull(value: unknown): boolean {
  return value === null || isName(value);
}

function isListOfNames(value: unknown): boolean {
  return Array.isArray(value) && value.every(isName);
}

function isBetween(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}
