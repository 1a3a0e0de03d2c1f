import type { AuthState } from './auth-state.ts';

type Listener = (state: AuthState) => void;

/** Holds the state of one session and tells listeners of changes. It starts signed out. */
export interface StateCell {
  readonly state: AuthState;
  set(state: AuthState): void;
  subscribe(listener: Listener): () => void;
  clear(): void;
}

export function createStateCell(): StateCell {
  const listeners = new Set<Listener>();
  let present: AuthState = Object.freeze({ status: 'signed-out', reason: 'initial' });
  return {
    get state() {
      return present;
    },
    set(state) {
      if ('reason' in present && 'reason' in state && present.reason === state.reason) return;
      present = Object.freeze(state);
      for (const listener of [...listeners]) {
        // Another one may have changed the state, of which all have then been told, or ended this subscription.
        if (present === state && listeners.has(listener)) listener(state);
      }
    },
    subscribe(listener) {
      // One function may subscribe twice and end only one of the two.
      const own = guarded(listener);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    clear: () => listeners.clear(),
  };
}

/** A listener that throws is reported as uncaught, and keeps neither the others nor the session from going on. */
function guarded(listener: Listener): Listener {
  return (state) => {
    try {
      listener(state);
    } catch (fault) {
      queueMicrotask(() => {
        throw fault;
      });
    }
  };
}
