import { Component, computed, type ElementRef, inject, viewChild } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { LatchkeySession } from '@latchkey/angular';
import { CurrentPage } from './navigation/current-page';
import { focusTitle } from './navigation/focus-title';
import { veilWhileAway } from './navigation/veil-while-away';
import { PageFailure } from './page/page-failure';
import { PageSkeleton } from './page/page-skeleton';
import { askGuardsAgain } from './session/ask-guards-again';
import { ConnectionNotice } from './session/connection-notice';
import { Masthead } from './shell/masthead';

/** What is around every page. */
@Component({
  selector: 'lk-root',
  imports: [ConnectionNotice, Masthead, PageFailure, PageSkeleton, RouterOutlet],
  templateUrl: './app.html',
})
export class App {
  readonly #session = inject(LatchkeySession);
  protected readonly current = inject(CurrentPage);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  /** Whether there is a page, and it may be seen: a private one is hidden in the moment in which its user is gone. */
  protected readonly shown = computed(() => {
    const page = this.current.page();
    if (page === null || this.current.failed() !== null) return false;
    return !page.private || this.#session.status() !== 'signed-out';
  });

  constructor() {
    focusTitle();
    askGuardsAgain();
    veilWhileAway();
  }

  /** In place of what the browser would do, which is to load the document that `base` names. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
