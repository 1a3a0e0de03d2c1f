import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Who } from '../session/who';

/** What stands above every page: where one can go, and who is signed in. */
@Component({
  selector: 'lk-masthead',
  imports: [RouterLink, RouterLinkActive, Who],
  host: { class: 'masthead' },
  template: `
    <a class="wordmark" routerLink="/">
      <img src="mark.svg" alt="" width="36" height="36" />
      <span class="wordmark__text">Latchkey</span>
    </a>
    <lk-who />
    <nav class="site-nav" aria-label="Pages">
      <ul class="site-nav__list">
        @for (page of pages; track page.path) {
          <li>
            <a
              class="site-nav__link"
              routerLinkActive="site-nav__link--current"
              ariaCurrentWhenActive="page"
              [routerLink]="page.path"
              [routerLinkActiveOptions]="{ exact: true }"
              >{{ page.name }}</a
            >
          </li>
        }
      </ul>
    </nav>
  `,
})
export class Masthead {
  protected readonly pages = [
    { path: '/', name: 'Replay' },
    { path: '/account', name: 'Account' },
    { path: '/vault', name: 'Vault' },
    { path: '/inspector', name: 'Inspector' },
  ];
}
