import type { LatchkeyFeature } from './latchkey-feature';

/**
 * Tells the other tabs of the page of new tokens, sign-ins and sign-outs at once, by a `BroadcastChannel`. Without it
 * each tab refreshes for itself, one at a time, and hears of a sign-out elsewhere from `localStorage`.
 */
export function withCrossTab(): LatchkeyFeature {
  return { name: 'withCrossTab' };
}
