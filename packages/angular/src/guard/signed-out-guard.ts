import { safeReturnUrl } from '../return-url/safe-return-url';
import { decide, type LatchkeyGuard } from './guard';

/**
 * Lets through who is not signed in, as on a sign-in page, and leads everybody else on: to the `returnUrl` of the
 * page's query, if it is a path of this application, or to `/`. It waits for a session that is being restored.
 */
export const signedOutGuard: LatchkeyGuard = () =>
  decide(
    ({ session, paths, target, to }) =>
      !session.signedIn() || to(safeReturnUrl(target?.queryParams['returnUrl'], paths.signedIn)),
  );
