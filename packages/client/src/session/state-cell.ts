import type { AuthState } from './auth-state.ts';

type Listener = (state: AuthState) => void;

/** Holds the state of one session and tells listeners of changes. It starts signed out. */
export class StateCell {
  #state: AuthState = Object.freeze({ status: 'signed-out' });
  // Objects, because one function may subscribe twice and end only one of the two.
  readonly #subscriptions = new Set<{ readonly listener: Listener }>();

  get state(): AuthState {
    return this.#state;
  }

  set(state: AuthState): void {
    if (state.status === 'signed-out' && this.#state.status === 'signed-out') return;
    this.#state = Object.freeze(state);
    for (const subscription of [...this.#subscriptions]) {
      // A listener may itself have changed the state: the others have then been told of the newer one.
      if (this.#state !== state) return;
      // Or it may have ended this subscription.
      if (this.#subscriptions.has(subscription)) tell(subscription.listener, state);
    }
  }

  subscribe(listener: Listener): () => void {
    const subscription = { listener };
    this.#subscriptions.add(subscription);
    return () => void this.#subscriptions.delete(subscription);
  }

  clear(): void {
    this.#subscriptions.clear();
  }
}

/** A listener that throws is reported as uncaught, and keeps neither the others nor the session from going on. */
function tell(listener: Listener, state: AuthState): void {
  try {
    listener(state);
  } catch (fault) {
    queueMicrotask(() => {
      throw fault;
    });
  }
}
