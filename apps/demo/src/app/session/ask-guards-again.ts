import { computed, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { LatchkeySession } from '@latchkey/angular';

/**
 * Asks the guards of the page again whenever somebody signs in or out, in whichever tab, or has other scopes: a page
 * that is not for them is left, as if they had just come. Needs an injection context.
 */
export function askGuardsAgain(): void {
  const router = inject(Router);
  const session = inject(LatchkeySession);
  const who = computed(() => JSON.stringify([session.user()?.id ?? session.signedIn(), session.scopes()]));
  let judged = who();
  effect(() => {
    const [present, isSettled] = [who(), session.status() !== 'restoring'];
    // A navigation under way is not to be replaced: it ends soon, and where it leads is judged then.
    if (!isSettled || router.currentNavigation() || present === judged) return;
    judged = present;
    untracked(() => void router.navigateByUrl(router.url, sameAgain));
  });
}

const sameAgain = { onSameUrlNavigation: 'reload', replaceUrl: true, scroll: 'manual' } as const;
