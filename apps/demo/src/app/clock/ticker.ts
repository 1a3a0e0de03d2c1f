import { DestroyRef, inject, Service, signal } from '@angular/core';
import { LATCHKEY_CLOCK } from '@latchkey/angular';

/** The present as a signal, in milliseconds since 1970; it changes as each second begins. */
@Service()
export class Ticker {
  readonly #clock = inject(LATCHKEY_CLOCK);
  readonly #now = signal(this.#clock());
  readonly now = this.#now.asReadonly();

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const now = this.#clock();
      this.#now.set(now);
      // Times in tokens are whole seconds: ticking with them, a countdown is never a second late.
      timer = setTimeout(tick, 1000 - (now % 1000));
    };
    tick();
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
