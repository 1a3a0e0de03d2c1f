import { Component, computed, inject } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';
import { Farewell, type FarewellReason } from '../session/farewell';

const texts: Record<FarewellReason, string> = {
  telling: 'You are signed out here. The server is being told.',
  confirmed: 'You are signed out.',
  pending:
    'You are signed out here. The server could not be told yet; it will be, as soon as it can be reached.',
  failed:
    'You are signed out here, but the server would not hear of it. Sign in again and look at your sessions if this is not your own device.',
  elsewhere: 'You were signed out in another tab.',
  ended: 'Your session has ended. Sign in again to go on.',
  replaced: 'Somebody signed in in another tab, and this tab let go of its session.',
};

/** Says on the sign-in page why one is there. */
@Component({
  selector: 'lk-farewell-line',
  host: { class: 'farewell' },
  template: `
    <div role="status" id="farewell" data-testid="farewell">
      @if (text(); as text) {
        <p class="notice">{{ text }}</p>
      }
    </div>
    @if (farewell.reason() === 'replaced') {
      <button type="button" class="button" (click)="follow()">Go on with that session</button>
    }
  `,
})
export class FarewellLine {
  readonly #session = inject(LatchkeySession);
  protected readonly farewell = inject(Farewell);
  protected readonly text = computed(() => {
    const reason = this.farewell.reason();
    return reason && texts[reason];
  });

  /** Guards lead on from here, once it is known who that is. */
  protected follow(): void {
    void this.#session.restore();
  }
}
