import type { GuardResult } from '@angular/router';
import { isServer } from '../platform/is-server';
import { decide } from './guard';

/**
 * Lets in who is signed in with all these scopes, or with none to have; and whoever may be, until the server can be
 * asked. Who is not, is led to the sign-in, and from there back.
 */
export function mayEnter(scopes: readonly string[]): Promise<GuardResult> {
  const server = isServer();
  return decide(({ session, paths, target, to }) => {
    if (session.signedIn()) return session.hasScopes(...scopes) || to(paths.forbidden ?? '/');
    // A server cannot know who is signed in, and for a navigation that is cancelled it has no page to send.
    if (server || session.status() === 'restoring') return true;
    return to(paths.signIn ?? '/sign-in', target && { returnUrl: target.toString() });
  });
}
