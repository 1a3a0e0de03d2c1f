import type { Credential } from './credential.ts';
import type { Parts } from './parts.ts';

/**
 * Does what a token means that a refresh or another tab brought; `beforehand` what must be done before it is held. One
 * of the same session follows if it is newer. Of another session it follows only if the same user has signed in again:
 * else the session here is not this browser's any more, and what the page shows and what it sends would be two users'.
 */
export function accept(next: Credential, signIn: boolean, { holder }: Parts, beforehand: () => void): void {
  const { credential } = holder;
  const isSameSession = credential?.sid === next.sid;
  const isSameUser = credential?.state.claims['sub'] === next.state.claims['sub'];
  if (credential && !(isSameUser && (isSameSession || signIn))) holder.drop('replaced');
  else if (!credential || !isSameSession || next.receipt.order > credential.receipt.order) {
    // Listeners hear of it at once, and may change everything again.
    beforehand();
    holder.hold(next);
  }
}
