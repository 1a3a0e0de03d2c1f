import { Component, inject, signal } from '@angular/core';
import { Farewell } from '../session/farewell';
import { ConfirmedButton } from './confirmed-button';

/** Signs out on every device, this one included. Where that leads is for the guard of the page to say. */
@Component({
  selector: 'lk-sign-out-card',
  imports: [ConfirmedButton],
  template: `
    <section class="card" aria-labelledby="everywhere-title">
      <h2 class="card__title" id="everywhere-title">Sign out everywhere</h2>
      <p class="note">
        Ends every session of yours, this one included, and every token dies at once. For a lost device, or
        when in doubt.
      </p>
      <lk-confirmed-button
        buttonId="everywhere"
        label="Sign out everywhere"
        question="Sign out on every device, this one included?"
        confirmLabel="Sign out everywhere"
        keepLabel="Stay signed in"
        [busy]="leaving()"
        (confirmed)="leave()"
      />
    </section>
  `,
})
export class SignOutCard {
  readonly #farewell = inject(Farewell);
  protected readonly leaving = signal(false);

  protected async leave(): Promise<void> {
    this.leaving.set(true);
    await this.#farewell.signOut({ everywhere: true });
  }
}
