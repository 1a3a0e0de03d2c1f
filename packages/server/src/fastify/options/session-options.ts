import type { Sessions } from '../../session/sessions.ts';
import { createRefreshCookie } from '../cookie/refresh-cookie.ts';
import { trustedOrigins } from '../csrf/trusted-origins.ts';
import type { ChangePassword } from '../password/change-password.ts';
import { expectOption, hasMethods } from './expect.ts';

/** Sessions: coming back without a password, signing out, revocation, rotated keys. */
export interface SessionOptions {
  /**
   * What `openSessions` made, in place of a key. Adds the routes for refresh, sign-out, the list of sessions and the
   * key set, and every guard refuses revoked tokens, without a query. Default: none, and a token cannot be taken back.
   */
  readonly sessions?: Sessions | undefined;
  /** Offers sessions whose refresh token is in a cookie. Needs `sessions`. Default: only the kind `token`. */
  readonly cookie?: CookieOptions | undefined;
  /**
   * Adds `POST /auth/password`. Throw a `LatchkeyError` with code `validation_failed` and the `fields`
   * `current_password` or `new_password` to refuse. Needs `sessions`. Default: no such route.
   */
  readonly changePassword?: ChangePassword | undefined;
}

/** Where the refresh cookie lives. */
export interface CookieOptions {
  /**
   * Address at which browsers see the server. With https the cookie is `__Host-latchkey_refresh`; with http, which
   * must be a loopback address, `latchkey_refresh`.
   */
  readonly publicUrl: string;
  /**
   * Further origins whose pages may use the cookie, such as `https://app.example.com`, on the same site as the server.
   * Default: none but the server's own.
   */
  readonly origins?: readonly string[];
}

export interface SessionSettings {
  readonly sessions: Sessions;
  /** Null: no session is kept in a cookie. */
  readonly cookie: { readonly publicUrl: URL; readonly origins: ReadonlySet<string> } | null;
  /** Null stands for a callback that was not given. */
  readonly changePassword: ChangePassword | null;
}

const methods = ['beginSignIn', 'signIn', 'refresh', 'signOut', 'list', 'end', 'endOthers'] as const;

/** Null where there are no sessions. */
export function resolveSessionOptions(options: SessionOptions): SessionSettings | null {
  const { sessions, cookie, changePassword = null } = options;
  expectOption(
    sessions === undefined || hasMethods(sessions, methods),
    'sessions must be what openSessions resolves to: await it',
  );
  expectOption(cookie === undefined || sessions !== undefined, 'cookie needs sessions');
  expectOption(
    changePassword === null || typeof changePassword === 'function',
    'changePassword must be a function',
  );
  expectOption(changePassword === null || sessions !== undefined, 'changePassword needs sessions');
  if (sessions === undefined) return null;
  return {
    sessions,
    cookie: cookie === undefined ? null : resolveCookie(cookie),
    changePassword,
  };
}

function resolveCookie(cookie: CookieOptions) {
  expectOption(typeof cookie === 'object' && (cookie as unknown) !== null, 'cookie must be an object');
  const { publicUrl, origins = [], ...unknown } = cookie;
  const misspelt = Object.keys(unknown).join(', ');
  expectOption(misspelt === '', `cookie has publicUrl and origins, and no ${misspelt}`);
  expectOption(
    typeof publicUrl === 'string' && URL.canParse(publicUrl),
    'cookie.publicUrl must be an absolute URL',
  );
  expectOption(Array.isArray(origins), 'cookie.origins must be an array of origins');
  const url = new URL(publicUrl);
  // Said when the plugin is registered, whatever becomes of the path.
  createRefreshCookie(url, '/');
  return { publicUrl: url, origins: trustedOrigins(url, origins) };
}
