import { Component, input } from '@angular/core';

/** Scopes, each by itself, or words where there is none. */
@Component({
  selector: 'lk-scope-list',
  template: `
    @if (scopes().length > 0) {
      <ul class="scopes">
        @for (scope of scopes(); track scope) {
          <li>
            <code class="scope">{{ scope }}</code>
          </li>
        }
      </ul>
    } @else {
      {{ none() }}
    }
  `,
})
export class ScopeList {
  readonly scopes = input.required<readonly string[]>();
  /** What to say where there is none. */
  readonly none = input.required<string>();
}
