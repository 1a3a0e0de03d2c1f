import { inject } from '@angular/core';
import { type GuardResult, Router, type UrlTree } from '@angular/router';
import { LatchkeySession } from '../session/latchkey-session';
import { LATCHKEY_PATHS, type LatchkeyPaths } from './latchkey-paths';

/** What `canActivate`, `canActivateChild` and `canMatch` take. */
export type LatchkeyGuard = () => Promise<GuardResult>;

export interface Visit {
  readonly session: LatchkeySession;
  readonly paths: LatchkeyPaths;
  /** Where the navigation leads. */
  readonly target: UrlTree | undefined;
  /** A path of the application, with query parameters besides its own. */
  to(path: string, queryParams?: object): UrlTree;
}

/** Decides when it is known who is signed in, as far as it can be known now. Needs an injection context. */
export async function decide(judge: (visit: Visit) => GuardResult): Promise<GuardResult> {
  const session = inject(LatchkeySession);
  const paths = inject(LATCHKEY_PATHS);
  const router = inject(Router);
  const navigation = router.currentNavigation();
  const target = navigation?.finalUrl ?? navigation?.extractedUrl;
  // Rejects where the user has changed meanwhile: whoever there is now is judged.
  await session.ready().catch(() => undefined);
  const to = (path: string, queryParams?: object) => {
    const tree = router.parseUrl(path);
    Object.assign(tree.queryParams, queryParams);
    return tree;
  };
  return judge({ session, paths, target, to });
}
