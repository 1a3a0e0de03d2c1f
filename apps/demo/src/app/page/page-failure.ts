import { afterNextRender, Component, ElementRef, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { focusHeading } from '../navigation/focus-heading';
import { PageIntro } from './page-intro';

/** In the place of a page that could not be loaded. Takes the focus, as that page would. */
@Component({
  selector: 'lk-page-failure',
  imports: [PageIntro],
  host: { class: 'page' },
  template: `
    <lk-page-intro title="This page could not be loaded">
      <p>Nothing is lost. Try again when you are online, or a moment later.</p>
    </lk-page-intro>
    <p><button type="button" class="button button--primary" (click)="again()">Try again</button></p>
  `,
})
export class PageFailure {
  readonly #router = inject(Router);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly url = input.required<string>();

  constructor() {
    afterNextRender(() => {
      focusHeading(this.#element);
    });
  }

  protected again(): void {
    void this.#router.navigateByUrl(this.url(), { onSameUrlNavigation: 'reload' });
  }
}
