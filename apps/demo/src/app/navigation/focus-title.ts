import { afterNextRender, DOCUMENT, effect, inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { CurrentPage } from './current-page';
import { focusHeading } from './focus-heading';

/**
 * Moves the focus to the title of each page that one comes to, so that it is read out and the keyboard goes on from
 * there: for the first page the browser does it. Needs an injection context.
 */
export function focusTitle(): void {
  const { page } = inject(CurrentPage);
  const [router, injector, document] = [inject(Router), inject(Injector), inject(DOCUMENT)];
  let path: string | null = null;
  effect(() => {
    const next = page()?.path ?? null;
    if (next === path) return;
    const isFirst = path === null;
    path = next;
    if (isFirst) return;
    // Who goes back finds the page as it was scrolled.
    const preventScroll = router.lastSuccessfulNavigation()?.trigger === 'popstate';
    afterNextRender(
      () => {
        const main = document.querySelector('main');
        if (main) focusHeading(main, { preventScroll });
      },
      { injector },
    );
  });
}
