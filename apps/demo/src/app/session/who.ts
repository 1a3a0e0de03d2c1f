import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LatchkeySession } from '@latchkey/angular';
import { CurrentUser } from './current-user';
import { Farewell } from './farewell';

/** Says who is signed in, and signs them out; or leads to the sign-in. */
@Component({
  selector: 'lk-who',
  imports: [RouterLink],
  host: { class: 'who', 'data-testid': 'who' },
  template: `
    @if (nobody()) {
      <a class="button button--small" routerLink="/sign-in">Sign in</a>
    } @else {
      @if (user.pending()) {
        <span class="skeleton__bar who__skeleton" aria-hidden="true"></span>
      } @else {
        <p class="who__name">
          <span class="visually-hidden">Signed in{{ user.name() ? ' as' : '' }} </span>{{ user.name() }}
        </p>
      }
      @if (canSignOut()) {
        <button type="button" class="button button--small" (click)="signOut()">Sign out</button>
      }
    }
  `,
})
export class Who {
  readonly #session = inject(LatchkeySession);
  readonly #farewell = inject(Farewell);
  readonly #router = inject(Router);
  protected readonly user = inject(CurrentUser);

  /** Whether it is known that nobody is signed in. */
  protected readonly nobody = computed(() => this.#session.status() === 'signed-out');
  /** Also whoever cannot be asked about just now. */
  protected readonly canSignOut = computed(
    () => this.#session.signedIn() || this.#session.problem() !== null,
  );

  protected signOut(): void {
    void this.#farewell.signOut();
    void this.#router.navigateByUrl('/sign-in');
  }
}
