import type { RevocableClaims, Revocations } from '../revocation/revocations.ts';
import type { SigningKeys } from '../signing-key/signing-keys.ts';
import type { Device, Session } from './session.ts';

/** Taken before a password is checked; whatever changes the user after it voids the sign-in. */
export interface SignInMark {
  readonly number: number;
}

/** A user who has just proved a password. */
export interface SessionUser {
  /** `sub`. */
  readonly subject: string;
  readonly scopes: readonly string[];
  /** As it was read together with the password hash; undefined where the user's account is kept elsewhere. */
  readonly generation?: number;
}

/** What an access token is made from, and the refresh token that goes with it. */
export interface SignedIn {
  readonly subject: string;
  readonly scopes: readonly string[];
  /** `gen`. */
  readonly generation: number;
  /** `auth_time`. */
  readonly authTimeSeconds: number;
  /** Null: signed in without a session. */
  readonly session: {
    readonly sid: string;
    readonly refreshToken: string;
    /** When the refresh token is of no use any more if nothing happens until then. */
    readonly expiresAtSeconds: number;
  } | null;
}

/** Everything by which a request can name sessions. */
export interface SignOut {
  /** Verified claims, of an expired token too. */
  readonly claims: (RevocableClaims & { readonly sub: string; readonly exp?: unknown }) | null;
  /** Of any generation. Those whose mac is wrong are ignored. */
  readonly refreshTokens: readonly string[];
  /** Ends every session and voids every token of the subjects that are named. */
  readonly everywhere: boolean;
}

/** What a sign-out found. `nothing_left`: all that was named had ended before, or never was. */
export interface SignedOut {
  readonly result: 'ended' | 'nothing_left';
  /** The session that ended; null for a token without one, several sessions, and everything of a subject. */
  readonly sid: string | null;
}

/** A session in a user's list. */
export type SessionInfo = Pick<Session, 'id' | 'createdAtSeconds' | 'lastSeenAtSeconds' | 'userAgent' | 'ip'>;

/** Sessions, revocation and signing keys over one store. The methods need no `this`. */
export interface Sessions {
  readonly keys: SigningKeys;
  readonly revocations: Revocations;
  readonly accessTtlSeconds: number;
  /** The leeway with which tokens may be verified: revocations are remembered that much longer than tokens live. */
  readonly leewaySeconds: number;
  beginSignIn(): SignInMark;
  /**
   * Signs the user in, with a session where a device is given. Throws `credentials_invalid` where the user was
   * disabled or changed since the mark was taken, and, to be tried again, `store_unavailable` and `revocations_stale`.
   */
  signIn(mark: SignInMark, user: SessionUser, device: Device | null): Promise<SignedIn>;
  /**
   * Takes a refresh token for a new one. Throws `session_ended`, which is final, and `store_unavailable` or what
   * `loadSubject` threw, after which the same token may be tried again.
   */
  refresh(refreshToken: string, device: Device): Promise<SignedIn & { readonly session: object }>;
  /** Ends whatever the request names; nothing to end is no error. Throws `store_unavailable`. */
  signOut(request: SignOut): Promise<SignedOut>;
  list(subject: string): Promise<readonly SessionInfo[]>;
  /** Ends one of the subject's sessions; nothing to end is no error. */
  end(subject: string, sid: string): Promise<SignedOut['result']>;
  /** Ends all of the subject's sessions but one, and voids all of its tokens but that session's. */
  endOthers(subject: string, exceptSid: string | null): Promise<void>;
  /** Ends all of a subject's sessions and voids all of its tokens: after a change of password kept elsewhere, say. */
  endSessions(subject: string): Promise<void>;
  /** Lets go of timers and connections; the store stays open. */
  close(): Promise<void>;
}
