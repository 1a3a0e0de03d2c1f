import type { LatchkeyGuard } from './guard';
import { mayEnter } from './may-enter';

/**
 * Lets through whose token has all the scopes, and leads whoever is signed in without them to `/`, or where
 * `provideLatchkeyPaths` says. In all else as `signedInGuard`.
 */
export function scopeGuard(...scopes: readonly string[]): LatchkeyGuard {
  return () => mayEnter(scopes);
}
