import { Component, output } from '@angular/core';
import type { Credentials } from '@latchkey/client';

/** The accounts that every demo has, which no other server would show. */
@Component({
  selector: 'lk-demo-accounts',
  template: `
    <section class="card card--quiet" aria-labelledby="demo-accounts-title">
      <h2 class="card__title" id="demo-accounts-title">Two accounts to try</h2>
      <ul class="accounts">
        @for (account of accounts; track account.username) {
          <li class="accounts__item">
            <p>
              <code>{{ account.username }}</code> with the password <code>{{ account.password }}</code>
              <span class="accounts__what">{{ account.what }}</span>
            </p>
            <button type="button" class="button button--small" (click)="chosen.emit(account)">
              Fill in {{ account.username }}
            </button>
          </li>
        }
      </ul>
      <p class="note">They exist in demo mode only. Wrong guesses show what a refusal looks like.</p>
    </section>
  `,
})
export class DemoAccounts {
  readonly chosen = output<Credentials>();
  protected readonly accounts = [
    { username: 'user', password: 'password', what: 'the tutorial’s user' },
    { username: 'keeper', password: 'password', what: 'also has the scope vault:open' },
  ];
}
