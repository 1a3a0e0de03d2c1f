import { Component, computed, input } from '@angular/core';

/** Holds the place of what is on its way. */
@Component({
  selector: 'lk-load-skeleton',
  template: `
    <p class="visually-hidden" role="status">{{ label() }}</p>
    <div class="skeleton load-skeleton" aria-hidden="true" data-testid="skeleton">
      @for (row of places(); track row) {
        <span class="skeleton__bar"></span>
      }
    </div>
  `,
})
export class LoadSkeleton {
  /** What is said to those who do not see it: `Loading your sessions`. */
  readonly label = input.required<string>();
  /** How many lines what comes will have, more or less. */
  readonly rows = input.required<number>();
  protected readonly places = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
}
