import { Component, computed, input } from '@angular/core';
import { decodeJwt } from '@latchkey/client';
import { ClaimsTable } from './claims-table';
import { TokenText } from './token-text';

/** A token as it travels and as it reads. One that is malformed is for somebody else to refuse: it is not for here. */
@Component({
  selector: 'lk-token-reading',
  imports: [ClaimsTable, TokenText],
  template: `
    <h3 class="card__subtitle">As it travels</h3>
    <lk-token-text [token]="token()" />
    <h3 class="card__subtitle">As it reads</h3>
    <p class="note">
      <strong>Decoded, not verified.</strong> Anyone can read a token, and anyone can write one. Whether this
      one is genuine only the server can tell: it has the key.
    </p>
    <lk-claims-table [members]="decoded().header" caption="The token’s header" nameTitle="Header" />
    <lk-claims-table [members]="decoded().claims" caption="The token’s claims" nameTitle="Claim" />
  `,
})
export class TokenReading {
  readonly token = input.required<string>();
  protected readonly decoded = computed(() => decodeJwt(this.token()));
}
