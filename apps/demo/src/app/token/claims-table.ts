import { Component, computed, inject, input } from '@angular/core';
import type { JsonObject } from '@latchkey/client';
import { momentText } from '../clock/moment-text';
import { relativeTime } from '../clock/relative-time';
import { ServerTime } from '../clock/server-time';
import { describeClaims } from './describe-claims';

/** A token's header or claims as a table: name, value, meaning. */
@Component({
  selector: 'lk-claims-table',
  template: `
    <table class="claims">
      <caption class="visually-hidden">
        {{
          caption()
        }}
      </caption>
      <thead class="claims__head">
        <tr>
          <th scope="col">{{ nameTitle() }}</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row" class="claims__name">{{ row.name }}</th>
            <td class="claims__value">
              {{ row.value }}
              @if (row.moment; as moment) {
                <span class="claims__moment">
                  <time [attr.datetime]="moment.toISOString()">{{ text(moment) }}</time>
                  <span class="claims__relative">{{ relative(moment) }}</span>
                </span>
              }
            </td>
            <td class="claims__meaning">{{ row.meaning }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class ClaimsTable {
  readonly #time = inject(ServerTime);
  readonly members = input.required<JsonObject>();
  readonly caption = input.required<string>();
  readonly nameTitle = input.required<string>();
  protected readonly rows = computed(() => describeClaims(this.members()));

  protected readonly text = momentText;

  protected relative(moment: Date): string {
    return relativeTime(moment.getTime(), this.#time.now());
  }
}
