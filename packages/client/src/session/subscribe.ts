import type { AuthState } from './auth-state.ts';
import type { Parts } from './parts.ts';

/** A listener that throws is reported as an unhandled rejection, and keeps nobody else from going on. */
export function subscribe({ listeners }: Parts, listener: (state: AuthState) => void): () => void {
  // Its own, because one function may subscribe twice and end only one of the two. Runs at once, as listeners do.
  // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown is to become a rejection
  const hear = async (state: AuthState) => listener(state);
  listeners.add(hear);
  return () => void listeners.delete(hear);
}
