import { LatchkeyError } from '../error/latchkey-error.ts';
import type { BearerClaims } from './options/token-options.ts';

/** What the age of a sign-in is held against. */
export interface AgeRule {
  readonly maxAgeSeconds: number;
  readonly leewaySeconds: number;
  readonly nowSeconds: number;
}

/** Throws `reauthentication_required` unless the token's `auth_time` is a moment that is recent enough. */
export function checkAge({ auth_time: authTime }: BearerClaims, rule: AgeRule): void {
  const { maxAgeSeconds, leewaySeconds, nowSeconds } = rule;
  const ageSeconds = typeof authTime === 'number' ? nowSeconds - authTime : Infinity;
  // One that is yet to come, such as one in milliseconds, would stay fresh for ever.
  if (ageSeconds >= -leewaySeconds && ageSeconds <= maxAgeSeconds) return;
  const message = `Sign in again: the last sign-in must not be older than ${maxAgeSeconds} seconds`;
  throw new LatchkeyError('reauthentication_required', message, { maxAgeSeconds });
}
