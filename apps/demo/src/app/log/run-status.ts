import { Component, computed, inject } from '@angular/core';
import { environment } from '../../environment';
import { describeEnding, isServerGone } from '../run/describe-ending';
import { Runs } from '../run/runs';

/** Says how the latest run ended and, where the server gave no answer, what to do. */
@Component({
  selector: 'lk-run-status',
  template: `
    <div class="run-status" role="status" data-testid="run-status">
      @if (gone()) {
        <div class="notice" data-testid="server-notice">
          <p class="notice__title">No answer from {{ serverUrl }}</p>
          <p>Start the server, then choose “Run again”. What came before is kept.</p>
        </div>
      } @else {
        <p>{{ text() }}</p>
      }
    </div>
  `,
})
export class RunStatus {
  readonly #runs = inject(Runs);
  protected readonly serverUrl = environment.serverUrl;
  protected readonly gone = computed(() => {
    const ending = this.#runs.ending();
    return ending !== null && isServerGone(ending);
  });
  protected readonly text = computed(() => {
    const ending = this.#runs.ending();
    return ending === null ? 'Running…' : describeEnding(ending);
  });
}
