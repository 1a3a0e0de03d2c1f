import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LatchkeyHasScope, LatchkeySession } from '@latchkey/angular';
import { PageIntro } from '../page/page-intro';
import { ScopeList } from '../scope/scope-list';
import { Farewell } from '../session/farewell';

/** Where those are led who lack the scope: which one it is, what they have, and how to get in. */
@Component({
  selector: 'lk-vault-closed-page',
  imports: [LatchkeyHasScope, PageIntro, RouterLink, ScopeList],
  host: { class: 'page page--vault' },
  templateUrl: './vault-closed-page.html',
})
export class VaultClosedPage {
  readonly #farewell = inject(Farewell);
  readonly #router = inject(Router);
  protected readonly scopes = inject(LatchkeySession).scopes;
  protected readonly leaving = signal(false);

  /** Signs out first: who is signed in is not asked to sign in. */
  protected async changeUser(): Promise<void> {
    if (this.leaving()) return;
    this.leaving.set(true);
    void this.#farewell.signOut();
    await this.#router.navigate(['/sign-in'], { queryParams: { returnUrl: '/vault' } });
  }
}
