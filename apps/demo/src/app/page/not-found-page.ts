import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageIntro } from './page-intro';

/** For an address that leads nowhere. */
@Component({
  selector: 'lk-not-found-page',
  imports: [PageIntro, RouterLink],
  host: { class: 'page' },
  template: `
    <lk-page-intro title="No such page">
      <p>This address leads nowhere. It may be misspelt, or the page may have gone.</p>
    </lk-page-intro>
    <p><a class="button button--primary" routerLink="/">To the front page</a></p>
  `,
})
export class NotFoundPage {}
