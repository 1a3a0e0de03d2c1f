import { Component, computed, input } from '@angular/core';
import { waitText } from '../form/wait-text';
import type { Exchange } from '../exchange/exchange';

/** What was sent and what came back, beside a line of the log. */
@Component({
  selector: 'lk-exchange-summary',
  template: `
    <ul class="exchange" data-testid="exchange">
      <li class="exchange__request">
        <b>{{ exchange().method }}</b> {{ exchange().path }}
      </li>
      <li class="exchange__status" [class.exchange__status--bad]="!worked()">{{ statusText() }}</li>
      <li>{{ exchange().elapsedMs }} ms</li>
      <li [class.exchange__token]="exchange().tokenAttached">
        {{ exchange().tokenAttached ? 'token attached' : 'no token attached' }}
      </li>
      @if (waitSeconds(); as seconds) {
        <li class="exchange__wait">{{ wait(seconds) }}</li>
      }
    </ul>
  `,
})
export class ExchangeSummary {
  readonly exchange = input.required<Exchange>();
  readonly waitSeconds = input<number | null>(null);
  protected readonly wait = waitText;
  protected readonly worked = computed(() => (this.exchange().status ?? 599) < 400);
  protected readonly statusText = computed(() => {
    const { status } = this.exchange();
    if (status === null) return 'no answer';
    return `${status} ${this.worked() ? 'OK' : 'refused'}`;
  });
}
