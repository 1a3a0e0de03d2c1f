import { Component } from '@angular/core';

/** Holds the place of a page that is on its way. */
@Component({
  selector: 'lk-page-skeleton',
  host: { class: 'page' },
  template: `
    <div class="intro intro--page" aria-hidden="true">
      <div class="skeleton page-skeleton__title"><span class="skeleton__bar"></span></div>
      <div class="skeleton page-skeleton__lead">
        <span class="skeleton__bar"></span><span class="skeleton__bar"></span>
      </div>
      <div class="intro__key"></div>
    </div>
    <div class="card skeleton page-skeleton__card" aria-hidden="true">
      <span class="skeleton__bar"></span><span class="skeleton__bar"></span
      ><span class="skeleton__bar"></span>
    </div>
    <p class="visually-hidden" role="status">The page is on its way.</p>
  `,
})
export class PageSkeleton {}
