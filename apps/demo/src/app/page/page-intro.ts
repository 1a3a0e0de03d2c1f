import { Component, input } from '@angular/core';

/** The head of a page: its title, which takes the focus when one comes here, what it is for, and the key under it. */
@Component({
  selector: 'lk-page-intro',
  host: { class: 'intro intro--page' },
  template: `
    <h1 class="intro__title" [attr.aria-describedby]="describedBy()">{{ title() }}</h1>
    <div class="intro__lead"><ng-content /></div>
    <div class="intro__key"></div>
  `,
})
export class PageIntro {
  readonly title = input.required<string>();
  /** The id of what is to be read with the title, where there is something. */
  readonly describedBy = input<string | null>(null);
}
