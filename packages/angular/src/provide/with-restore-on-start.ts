import type { LatchkeyFeature } from './latchkey-feature';

/**
 * Signs in again, when the page loads, whoever was signed in when it was last open, by the refresh token in the
 * `HttpOnly` cookie. The application starts meanwhile: its status is `restoring`, and requests that take a token
 * wait. Without a trace of anybody no request is made; on a server none is made at all.
 */
export function withRestoreOnStart(): LatchkeyFeature {
  return { name: 'withRestoreOnStart' };
}
