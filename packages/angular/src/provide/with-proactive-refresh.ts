import type { LatchkeyFeature } from './latchkey-feature';

/**
 * Refreshes the token before it expires, as long as the page is open. Without it, the first request after the
 * expiry refreshes and waits for it.
 */
export function withProactiveRefresh(): LatchkeyFeature {
  return { name: 'withProactiveRefresh' };
}
