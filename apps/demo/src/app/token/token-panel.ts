import { Component, computed, inject } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';
import { decodeJwt } from '@latchkey/client';
import { Runs } from '../run/runs';
import { ClaimsTable } from './claims-table';
import { Countdown } from './countdown';
import { TokenSkeleton } from './token-skeleton';
import { TokenText } from './token-text';

/** Everything about the token: how long it lasts, how it travels and what it says. */
@Component({
  selector: 'lk-token-panel',
  imports: [ClaimsTable, Countdown, TokenSkeleton, TokenText],
  templateUrl: './token-panel.html',
})
export class TokenPanel {
  readonly #session = inject(LatchkeySession);
  protected readonly runs = inject(Runs);
  protected readonly token = this.#session.token;
  protected readonly expiresAt = this.#session.expiresAt;
  protected readonly issuedAtMs = computed(() => {
    const issuedAt = this.#session.claims()?.['iat'];
    return typeof issuedAt === 'number' ? issuedAt * 1000 : null;
  });
  protected readonly decoded = computed(() => {
    const token = this.token();
    return token === null ? null : decodeJwt(token);
  });

  protected request(): void {
    if (!this.runs.busy()) void this.runs.requestProtected();
  }
}
