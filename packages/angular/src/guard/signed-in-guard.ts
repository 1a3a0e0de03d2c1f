import type { LatchkeyGuard } from './guard';
import { mayEnter } from './may-enter';

/**
 * Lets through who is signed in, and leads everybody else to `/sign-in?returnUrl=...`: for `canActivate`,
 * `canActivateChild` and `canMatch`. It waits for a session that is being restored. Where the server cannot be reached
 * it lets through, because nobody has been signed out; `LatchkeySession.offline` says so to the page.
 *
 * On a server, which cannot know who is signed in, everybody is let through, as nobody, and the browser decides: give
 * such routes `RenderMode.Client`, or who is led away sees the page for a moment. A guard protects no data: the
 * server does.
 */
export const signedInGuard: LatchkeyGuard = () => mayEnter([]);
