import type { LatchkeyGuard } from './guard';
import { mayEnter } from './may-enter';

/**
 * Lets through who is signed in, and leads everybody else to `/sign-in?returnUrl=...`: for `canActivate`,
 * `canActivateChild` and `canMatch`. It waits for a session that is being restored. Where the server cannot be reached
 * it lets through, because nobody has been signed out; `LatchkeySession.offline` says so to the page.
 *
 * On a server, which cannot know who is signed in, the navigation is cancelled and the browser decides.
 * A guard protects no data: the server does.
 */
export const signedInGuard: LatchkeyGuard = () => mayEnter([]);
