import { Component, computed, inject } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';

/**
 * Says on every page that the server cannot be asked, for as long as that lasts. It lies over the lower edge of the
 * window, where nothing moves as it comes and goes.
 */
@Component({
  selector: 'lk-connection-notice',
  template: `
    <div class="connection" role="status" data-testid="connection" [class.connection--shown]="text()">
      @if (text(); as text) {
        <p class="connection__text">{{ text }}</p>
      }
    </div>
  `,
})
export class ConnectionNotice {
  readonly #session = inject(LatchkeySession);

  protected readonly text = computed(() => {
    const { offline, problem, status } = this.#session;
    const isStaying = status() === 'signed-out' ? '' : ' You stay signed in.';
    if (offline()) return `The server cannot be reached.${isStaying}`;
    if (problem()) return `The server has a problem just now.${isStaying}`;
    return '';
  });
}
