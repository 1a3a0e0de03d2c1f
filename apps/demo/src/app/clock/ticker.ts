import { DestroyRef, inject, Service, signal } from '@angular/core';

/** The present as a signal, in milliseconds since 1970; it changes as each second begins. */
@Service()
export class Ticker {
  readonly #now = signal(Date.now());
  readonly now = this.#now.asReadonly();

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      this.#now.set(Date.now());
      // Times in tokens are whole seconds: ticking with them, a countdown is never a second late.
      timer = setTimeout(tick, 1000 - (Date.now() % 1000));
    };
    tick();
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
