import type { Clock } from '../clock/clock.ts';
import type { VerifiedClaims } from '../token/jwt-claims.ts';
import type { CurrentIdentity } from './identity.ts';

/** What `authenticate` returns for a user who proved a password; other members are ignored. */
export interface AuthenticatedUser {
  /** Becomes the token's `sub`, as text. */
  readonly id: string | number;
  /** Become the token's `scope`. Default: none. */
  readonly scopes?: readonly string[];
  /** Becomes the token's `gen`. Default: 0. */
  readonly generation?: number;
}

/** Options of the `latchkey` plugin. Only `secretKey` and `authenticate` are required. */
export interface LatchkeyOptions {
  /** At least 32 random bytes; text counts as UTF-8. The token key is derived from it (HKDF). */
  readonly secretKey: string | Uint8Array;

  /**
   * Says who a username and a password belong to, or null for nobody. Both are non-empty strings of any
   * content. To keep unknown names secret, do the same work for them as for a wrong password.
   */
  readonly authenticate: (
    username: string,
    password: string,
  ) => Promise<AuthenticatedUser | null | undefined> | AuthenticatedUser | null | undefined;

  /**
   * Turns verified claims into `request.currentIdentity`; null or undefined answers 401 `User does not
   * exist`. Default: `{ id, scopes }` from the claims, with no lookup.
   */
  readonly identity?: (
    claims: VerifiedClaims,
  ) => Promise<CurrentIdentity | null | undefined> | CurrentIdentity | null | undefined;

  /** `iss` of issued tokens, required of presented ones. Default: `latchkey`. */
  readonly issuer?: string;
  /** `aud` and `client_id` of issued tokens, required of presented ones. Default: the issuer. */
  readonly audience?: string;
  /** How long an access token lives. Default: 300 seconds. */
  readonly accessTtlSeconds?: number;
  /** Tolerated difference between clocks, for `exp`, `nbf` and `iat`. Default: 10 seconds. */
  readonly leewaySeconds?: number;
  /** Named in challenges. Default: `Login Required`. */
  readonly realm?: string;
  /** Accepted in `Authorization`, in any case; challenges name the first. Default: `Bearer`, then `JWT`. */
  readonly authorizationSchemes?: readonly [string, ...string[]];
  /**
   * `everywhere` (default): unknown paths, wrong methods, malformed bodies and failures of the whole
   * application answer in Latchkey's error body. `own-routes`: only what this plugin answers does; choose
   * it when the application sets handlers of its own.
   */
  readonly errorHandling?: 'everywhere' | 'own-routes';
  /** Default: `Date.now`. */
  readonly clock?: Clock;
}
