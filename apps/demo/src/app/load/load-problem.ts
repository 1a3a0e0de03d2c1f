import {
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { LATCHKEY_CLOCK, LatchkeySession } from '@latchkey/angular';
import { Ticker } from '../clock/ticker';
import { waitText } from '../form/wait-text';
import { loadProblemOf } from './load-problem-of';

/**
 * Stands where something could not be loaded: says why, counts down to when to ask again, and asks again. The seconds
 * are not announced. When what was asked for again is there, the focus goes on to its heading. Once there is a network
 * again, it asks by itself.
 */
@Component({
  selector: 'lk-load-problem',
  template: `
    <div class="load-problem" data-testid="load-problem">
      <p role="alert">
        <strong>{{ what() }}</strong> {{ problem().text }}
      </p>
      @if (secondsLeft(); as seconds) {
        <p class="load-problem__wait" data-testid="load-wait">{{ waitText(seconds) }}</p>
      }
      <button
        type="button"
        class="button"
        [attr.aria-disabled]="busy() || secondsLeft() > 0"
        (click)="askAgain()"
      >
        {{ busy() ? 'Trying…' : 'Try again' }}
      </button>
    </div>
  `,
})
export class LoadProblem {
  readonly #ticker = inject(Ticker);
  readonly #clock = inject(LATCHKEY_CLOCK);
  readonly #document = inject(DOCUMENT);
  /** What did not work, as a sentence. */
  readonly what = input.required<string>();
  readonly error = input.required<unknown>();
  /** Whether it is being asked for again. */
  readonly busy = input.required<boolean>();
  /** What stands above all of this, and takes the focus at last. */
  readonly heading = input.required<HTMLElement>();
  readonly again = output();

  protected readonly problem = computed(() => loadProblemOf(this.error()));
  readonly #waitSeconds = computed(() => this.problem().waitSeconds ?? 0);
  readonly #untilMs = computed(() => {
    // Of each problem anew, also where the wait is the same.
    this.problem();
    return this.#clock() + this.#waitSeconds() * 1000;
  });
  protected readonly secondsLeft = computed(() => {
    const leftMs = this.#untilMs() - this.#ticker.now();
    // The ticker may be a second behind.
    return Math.max(0, Math.min(this.#waitSeconds(), Math.ceil(leftMs / 1000)));
  });
  protected readonly waitText = waitText;
  #asked = false;

  constructor() {
    const { offline } = inject(LatchkeySession);
    let wasOffline = offline();
    effect(() => {
      const isBack = wasOffline && !offline();
      wasOffline = offline();
      if (isBack) untracked(() => this.again.emit());
    });
    inject(DestroyRef).onDestroy(() => {
      const { activeElement, body } = this.#document;
      // Its button had the focus, and is gone or going.
      if (this.#asked && (activeElement === body || activeElement?.closest('.load-problem'))) {
        this.heading().focus();
      }
    });
  }

  protected askAgain(): void {
    if (this.busy() || this.secondsLeft() > 0) return;
    this.#asked = true;
    this.again.emit();
  }
}
