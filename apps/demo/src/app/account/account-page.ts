import { Component } from '@angular/core';
import { PageIntro } from '../page/page-intro';
import { IdentityCard } from './identity-card';
import { PasswordCard } from './password-card';
import { SessionsCard } from './sessions-card';
import { SignOutCard } from './sign-out-card';

/** Who is signed in and where, and what they can change about it. */
@Component({
  selector: 'lk-account-page',
  imports: [IdentityCard, PageIntro, PasswordCard, SessionsCard, SignOutCard],
  host: { class: 'page page--account' },
  template: `
    <lk-page-intro title="Your account">
      <p>Who is signed in, on which devices, and how to end it there.</p>
    </lk-page-intro>
    <div class="page__column">
      <lk-identity-card #identity />
      <lk-sessions-card #sessions />
    </div>
    <div class="page__column">
      <lk-password-card [username]="identity.username()" (changed)="sessions.refresh()" />
      <lk-sign-out-card />
    </div>
  `,
})
export class AccountPage {}
