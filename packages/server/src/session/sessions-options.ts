import type { Clock } from '../clock/clock.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';
import type { JwtAlgorithm, JwtKey } from '../token/jwt-key.ts';
import type { SessionEvent } from './session-event.ts';
import type { SessionPorts } from './session-ports.ts';

/** A user as the application knows them now. */
export interface LoadedSubject {
  /** Default: those of the sign-in. */
  readonly scopes?: readonly string[];
}

/** Options of `openSessions`. Numbers are whole ones. */
export interface SessionsOptions extends SessionRules {
  /** What `openStore` resolves to. It stays open when the sessions are closed. */
  readonly store: SessionPorts;
  /** The root secret, at least 32 random bytes; text counts as UTF-8. Everything is derived from it. */
  readonly secretKey: string | Uint8Array;
  /**
   * Further root secrets that are accepted and make nothing new: the previous one, or the one that comes next. Default:
   * none, as it must be after the secret was stolen.
   */
  readonly secretKeyAlsoAccept?: readonly (string | Uint8Array)[];
  /** What signing keys are made for. Default: `HS256`. */
  readonly algorithm?: JwtAlgorithm;
  /** A key that signs in place of the store's, as one that is shared with other services. Excludes `algorithm`. */
  readonly jwtKey?: JwtKey;
  /** What to do with tokens while the feed is stale: refuse them all, or only the known ones. Default: `closed`. */
  readonly revocationsWhenStale?: 'closed' | 'open';
  /**
   * Asked on each refresh, by `sub`, for users who are kept elsewhere. Null ends the session. What it throws fails that
   * one refresh, which may be tried again. Default: the subject lives on as it signed in.
   */
  readonly loadSubject?: (
    subject: string,
  ) => Promise<LoadedSubject | null | undefined> | LoadedSubject | null | undefined;
  /** Hears what an operator may want to log. What it throws becomes a warning of the process. Default: nobody hears. */
  readonly onEvent?: (event: SessionEvent) => void;
  /**
   * Hears what failed where no caller waits: following the feed and reading signing keys, once until that succeeds again,
   * and pruning. What it throws becomes a warning of the process. Default: nobody hears.
   */
  readonly onError?: (error: unknown) => void;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
  /** Default: that of `node:crypto`. */
  readonly randomBytes?: RandomBytes;
}

/** The numbers among the options. */
export interface SessionRules {
  /** How long an access token lives, 1 to 86,400. Default: 300 seconds. */
  readonly accessTtlSeconds?: number;
  /** The leeway with which tokens are verified, 0 to 300: so much longer they are remembered. Default: 10 seconds. */
  readonly leewaySeconds?: number;
  /** When a session ends whatever happens, and its tokens with it: up to ten years. Default: 30 days. */
  readonly sessionTtlSeconds?: number;
  /** When a session ends that nobody refreshes, and its tokens with it: up to ten years. Default: 14 days. */
  readonly idleSeconds?: number;
  /**
   * How many sessions a user may have at once, 1 to 10,000. A sign-in beyond it ends the one that was seen least
   * recently, and its tokens with it. Default: 100.
   */
  readonly maxSessionsPerSubject?: number;
  /**
   * How long a refresh token gets the same successor again, 0 to 600. More than a client waits for an answer, and more
   * than the clocks of nodes differ. Default: 30 seconds.
   */
  readonly refreshGraceSeconds?: number;
  /** How long the feed of revocations may be out of reach, 1 to 86,400. Default: 60 seconds. */
  readonly revocationStaleSeconds?: number;
  /**
   * How long a signing key signs, up to 3,650; 0: until somebody rotates. Default: 90 days, often enough that a rotation
   * is routine before it is needed, and seldom enough that no verifier that caches keys is kept busy.
   */
  readonly keyRotationDays?: number;
  /** How long others may cache the key set, 0 to 86,400. Default: 300 seconds. */
  readonly jwksMaxAgeSeconds?: number;
  /** How long entries of the audit trail are kept in the store, 1 to 36,500. Default: 90 days. */
  readonly auditKeepDays?: number;
}
