import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { Ticker } from '../clock/ticker';
import type { Problem } from './problem';
import { waitText } from './wait-text';

/**
 * Says why a form was refused, takes the focus as it appears, and counts down to when to try again. The seconds are
 * not announced, only that they are over.
 */
@Component({
  selector: 'lk-form-problem',
  template: `
    @if (problem(); as problem) {
      <div #box class="form__problem" tabindex="-1" data-testid="form-problem" [id]="problemId()">
        <p>{{ problem.text }}</p>
        @if (problem.waitSeconds) {
          <p class="form__wait" data-testid="form-wait">{{ wait() }}</p>
        }
      </div>
    }
    <p class="visually-hidden" role="status">{{ over() ? wait() : '' }}</p>
  `,
})
export class FormProblem {
  readonly #ticker = inject(Ticker);
  readonly problem = input.required<Problem | null>();
  /** The element's id, for the fields that are to blame. */
  readonly problemId = input.required<string>();
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');

  readonly #untilMs = computed(() => {
    const seconds = this.problem()?.waitSeconds;
    return seconds ? Date.now() + seconds * 1000 : null;
  });
  readonly #left = computed(() => {
    const untilMs = this.#untilMs();
    if (untilMs === null) return null;
    // The ticker may be a second behind.
    return Math.min(this.problem()?.waitSeconds ?? 0, Math.ceil((untilMs - this.#ticker.now()) / 1000));
  });
  protected readonly over = computed(() => (this.#left() ?? 1) <= 0);
  protected readonly wait = computed(() => waitText(this.#left() ?? 0));

  constructor() {
    afterRenderEffect(() => {
      if (this.problem()) this.box()?.nativeElement.focus();
    });
  }
}
