import { Component, computed, inject, input, output } from '@angular/core';
import type { SessionSummary } from '@latchkey/contract';
import { momentText } from '../clock/moment-text';
import { relativeTime } from '../clock/relative-time';
import { ServerTime } from '../clock/server-time';
import { describeDevice } from './describe-device';

/** One session: on which device, from where, when it was seen last, and a button that ends it. */
@Component({
  selector: 'lk-session-row',
  host: { class: 'session' },
  templateUrl: './session-row.html',
})
export class SessionRow {
  readonly #time = inject(ServerTime);
  readonly session = input.required<SessionSummary>();
  /** Whether something is being ended. */
  readonly busy = input.required<boolean>();
  readonly end = output();

  protected readonly device = computed(() => describeDevice(this.session().user_agent));
  protected readonly lastSeen = computed(() => moment(this.session().last_seen_at));
  protected readonly begun = computed(() => moment(this.session().created_at));
  protected readonly sinceSeen = computed(() =>
    relativeTime(this.session().last_seen_at * 1000, this.#time.now()),
  );
}

function moment(seconds: number): { readonly text: string; readonly iso: string } {
  const date = new Date(seconds * 1000);
  return { text: momentText(date), iso: date.toISOString() };
}
