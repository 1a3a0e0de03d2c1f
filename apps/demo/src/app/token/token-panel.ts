import { Component, computed, inject } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';
import { Runs } from '../run/runs';
import { Countdown } from './countdown';
import { TokenReading } from './token-reading';
import { TokenSkeleton } from './token-skeleton';

/** Everything about the token: how long it lasts, how it travels and what it says. */
@Component({
  selector: 'lk-token-panel',
  imports: [Countdown, TokenReading, TokenSkeleton],
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

  protected request(): void {
    if (!this.runs.busy()) void this.runs.requestProtected();
  }
}
