import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LatchkeyHasScope, LatchkeySession } from '@latchkey/angular';
import { momentText } from '../clock/moment-text';
import { LoadProblem } from '../load/load-problem';
import { LoadSkeleton } from '../load/load-skeleton';
import { ScopeList } from '../scope/scope-list';
import { CurrentUser } from '../session/current-user';

/** Who is signed in: what the server says of the account, and what that opens. */
@Component({
  selector: 'lk-identity-card',
  imports: [LatchkeyHasScope, LoadProblem, LoadSkeleton, RouterLink, ScopeList],
  templateUrl: './identity-card.html',
})
export class IdentityCard {
  readonly #session = inject(LatchkeySession);
  protected readonly user = inject(CurrentUser).answer;
  /** Empty until it is known. */
  readonly username = computed(() => (this.user.hasValue() ? this.user.value().username : ''));
  /** When the password was entered, by the token's claims; null where they do not say. */
  protected readonly enteredAt = computed(() => {
    const seconds = this.#session.claims()?.['auth_time'];
    return typeof seconds === 'number' ? new Date(seconds * 1000) : null;
  });
  protected readonly momentText = momentText;
}
