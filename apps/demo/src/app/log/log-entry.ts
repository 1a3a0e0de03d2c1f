import { Component, input } from '@angular/core';
import type { Line } from '../run/line';
import { ExchangeSummary } from './exchange-summary';

/** One line of the log, with the exchange behind it. */
@Component({
  selector: 'lk-log-entry',
  imports: [ExchangeSummary],
  host: { class: 'entry', '[class]': '"entry--" + line().tone' },
  template: `
    <span class="entry__text" data-testid="log-line">{{ line().text }}</span>
    @if (line().exchange; as exchange) {
      <lk-exchange-summary [exchange]="exchange" [waitSeconds]="line().waitSeconds" />
    }
  `,
})
export class LogEntry {
  readonly line = input.required<Line>();
}
