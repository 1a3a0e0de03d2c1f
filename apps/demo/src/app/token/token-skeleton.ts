import { Component } from '@angular/core';

/** Holds the place of a token that is on its way. */
@Component({
  selector: 'lk-token-skeleton',
  template: `
    <div class="skeleton" aria-hidden="true">
      <span class="skeleton__bar skeleton__bar--title"></span>
      <span class="skeleton__box"></span>
      <span class="skeleton__bar skeleton__bar--title"></span>
      @for (row of rows; track row) {
        <span class="skeleton__bar skeleton__bar--row"></span>
      }
    </div>
  `,
})
export class TokenSkeleton {
  protected readonly rows = Array.from({ length: 12 }, (_, row) => row);
}
