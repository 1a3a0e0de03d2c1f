/** The claims that decide whether a token still counts. */
export interface RevocableClaims {
  readonly sub?: unknown;
  readonly sid?: unknown;
  readonly jti?: unknown;
  readonly gen?: unknown;
}

/** What this node knows of tokens that verify and yet are dead. Asks nobody: all of it is in memory. */
export interface Revocations {
  /**
   * Throws `token_revoked` for a token that a fact speaks of, and `revocations_stale` while the feed has been out of
   * reach for too long. A token without `gen` counts as older than every generation.
   */
  check(claims: RevocableClaims): void;
  /** Whether `check` refuses every token, because the feed has been out of reach for too long. */
  isStale(): boolean;
  /**
   * Number of the newest fact that this node has heard of. Taken before a password is checked, it tells afterwards
   * whether the subject was changed meanwhile.
   */
  readonly number: number;
  /** Seconds since the feed was last read; 0 where the store is a file that no other process is known to write to. */
  lagSeconds(): number;
  /** How many sessions, tokens and subjects there are facts about in memory. */
  readonly size: number;
}
