import type { Sessions } from '../../session/sessions.ts';
import { expectOption, isBetween, isWholeNumber } from './expect.ts';

/** How long tokens are good. */
export interface TokenTimeOptions {
  /**
   * How long an access token lives: a whole number, at most 86400 (a day); with `sessions` an option of theirs. Default:
   * 300 seconds.
   */
  readonly accessTtlSeconds?: number;
  /**
   * How long after its issue a token begins to be valid: a whole number below `accessTtlSeconds`. Default: 0 seconds.
   */
  readonly notBeforeSeconds?: number;
  /**
   * Tolerated difference between clocks, for `exp`, `nbf` and `iat`, at most 300. Default: that of `sessions`, else 10
   * seconds.
   */
  readonly leewaySeconds?: number;
  /**
   * The longest accepted lifetime of a presented token. Default: `accessTtlSeconds`, and with `sessions` that is the
   * most: a token that lives longer than its revocation is remembered would come back to life.
   */
  readonly maxLifetimeSeconds?: number;
}

const maxTtlSeconds = 86_400;
const maxLeewaySeconds = 300;

/** Where there are sessions, no token may be good for longer than its revocation is remembered. */
export function resolveTokenTimes(
  options: TokenTimeOptions,
  sessions: Sessions | null,
): Required<TokenTimeOptions> {
  if (sessions !== null) expectWithinMemory(options, sessions);
  const { accessTtlSeconds = 300, leewaySeconds = 10 } = sessions ?? options;
  const times = {
    accessTtlSeconds,
    notBeforeSeconds: options.notBeforeSeconds ?? 0,
    leewaySeconds: options.leewaySeconds ?? leewaySeconds,
    maxLifetimeSeconds: options.maxLifetimeSeconds ?? accessTtlSeconds,
  };
  expectOption(
    isWholeNumber(accessTtlSeconds, 1, maxTtlSeconds),
    `accessTtlSeconds must be a whole number of seconds from 1 to ${maxTtlSeconds}`,
  );
  expectOption(
    isWholeNumber(times.notBeforeSeconds, 0, accessTtlSeconds - 1),
    'notBeforeSeconds must be a whole number of seconds below accessTtlSeconds',
  );
  expectOption(
    isBetween(times.leewaySeconds, 0, maxLeewaySeconds),
    `leewaySeconds must be a number from 0 to ${maxLeewaySeconds}`,
  );
  expectOption(
    isBetween(times.maxLifetimeSeconds, 1, Number.MAX_SAFE_INTEGER),
    'maxLifetimeSeconds must be a number of seconds, at least 1',
  );
  return times;
}

function expectWithinMemory(options: TokenTimeOptions, sessions: Sessions): void {
  const { accessTtlSeconds, leewaySeconds, maxLifetimeSeconds } = options;
  expectOption(
    accessTtlSeconds === undefined,
    'accessTtlSeconds is an option of openSessions where sessions is given',
  );
  expectOption(
    leewaySeconds === undefined || leewaySeconds <= sessions.leewaySeconds,
    'leewaySeconds must not be above that of openSessions, which remembers revocations for so long',
  );
  expectOption(
    maxLifetimeSeconds === undefined || maxLifetimeSeconds <= sessions.accessTtlSeconds,
    'maxLifetimeSeconds must not be above accessTtlSeconds of openSessions, which remembers revocations for so long',
  );
}
