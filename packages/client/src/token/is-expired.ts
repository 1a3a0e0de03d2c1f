import { expiresAt } from './expires-at.ts';

export interface IsExpiredOptions {
  /** Seconds ahead of now that count as expired already; 0 by default. */
  readonly offsetSeconds?: number;
  /** The present, in milliseconds since 1970; the system's clock by default. */
  readonly now?: () => number;
}

/**
 * Whether a token's time is up: `exp` is not later than now plus the offset. A token without `exp` never is.
 * Nothing is verified, and the device's clock may be wrong: the server decides.
 *
 * @throws {MalformedTokenError} as `expiresAt` does.
 */
export function isExpired(token: string, options: IsExpiredOptions = {}): boolean {
  const { offsetSeconds = 0, now = Date.now } = options;
  const expiry = expiresAt(token);
  return expiry !== null && expiry.getTime() <= now() + offsetSeconds * 1000;
}
