import type { AuthState, SignedOutReason } from './auth-state.ts';
import type { Credential } from './credential.ts';
import { interrupt } from './epoch.ts';
import type { Parts } from './parts.ts';

/** Changes the state, of which the listeners hear at once. They may change it again. */
export function become(parts: Parts, state: AuthState, credential: Credential | null = null): void {
  const before = parts.state;
  parts.credential = credential;
  interrupt(parts);
  if ('reason' in before && 'reason' in state && before.reason === state.reason) return;
  parts.state = Object.freeze(state);
  for (const hear of [...parts.listeners]) {
    // Another listener may have changed it, of which all have then been told, or ended this subscription.
    if (parts.state === state && parts.listeners.has(hear)) void hear(state);
  }
}

export function hold(parts: Parts, credential: Credential): void {
  become(parts, credential.state, credential);
}

export function drop(parts: Parts, reason: SignedOutReason): void {
  become(parts, { status: 'signed-out', reason });
}
