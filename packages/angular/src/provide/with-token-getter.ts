import type { LatchkeyFeature } from './latchkey-feature';
import type { TokenGetter } from './token-getter';

/**
 * Brings tokens from elsewhere: interceptor, guards and signals work with what `getToken` gives, and `serverUrl` and
 * `attachTo` say where it may go. There is no session of Latchkey's: who signs in, out or refreshes is whoever
 * gives the tokens.
 *
 * It is called at the start, for each request, and again after a 401: a token that differs is then sent once. The
 * signals tell of the token that was given last. One that throws fails the request. On a server it is not called.
 */
export function withTokenGetter(getToken: TokenGetter): LatchkeyFeature {
  return { name: 'withTokenGetter', getToken };
}
