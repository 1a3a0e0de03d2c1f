import { Component, computed, inject, input, signal } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';
import { LoadProblem } from '../load/load-problem';
import { TokenVerifier } from './token-verifier';
import type { Verdict } from './verdict';

/** Tells what is decoded from what is verified, and has the server verify the session's token. */
@Component({
  selector: 'lk-verification-card',
  imports: [LoadProblem],
  templateUrl: './verification-card.html',
})
export class VerificationCard {
  readonly #verifier = inject(TokenVerifier);
  readonly #verdict = signal<Verdict | null>(null);
  protected readonly session = inject(LatchkeySession);
  /** Whether the session's own token is looked at. */
  readonly own = input.required<boolean>();

  protected readonly asking = signal(false);
  /** Of the token that there is now: of another one it says nothing. */
  protected readonly verdict = computed(() => {
    const verdict = this.#verdict();
    return verdict?.token === this.session.token() ? verdict : null;
  });

  protected async ask(): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    this.#verdict.set(await this.#verifier.verify());
    this.asking.set(false);
  }
}
