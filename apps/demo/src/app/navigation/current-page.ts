import { inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, NavigationStart, Router } from '@angular/router';

/** The page that is shown. */
export interface Page {
  /** Without query and fragment. */
  readonly path: string;
  /** Whether it is for somebody who is signed in. */
  readonly private: boolean;
}

/** Follows the router. */
@Service()
export class CurrentPage {
  readonly #router = inject(Router);
  readonly #page = signal<Page | null>(null);
  readonly #failed = signal<string | null>(null);

  /** Null until the first is there. */
  readonly page = this.#page.asReadonly();
  /** The address that could not be shown, because its page could not be loaded; null where nothing is wrong. */
  readonly failed = this.#failed.asReadonly();

  constructor() {
    this.#router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart) this.#failed.set(null);
      if (event instanceof NavigationError) this.#failed.set(event.url);
      if (event instanceof NavigationEnd) this.#page.set(this.#read());
    });
  }

  #read(): Page {
    let route = this.#router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    const path = this.#router.url.replace(/[?#].*/, '');
    return { path, private: route.data['private'] === true };
  }
}
