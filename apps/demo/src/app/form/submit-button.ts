import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

/** Sends a form. While it is on its way the button keeps the focus, and does nothing: a form is sent once. */
@Component({
  selector: 'lk-submit-button',
  host: { class: 'form__submit' },
  template: `
    <button type="submit" class="button button--primary" [attr.aria-disabled]="busy()">
      {{ busy() ? busyLabel() : label() }}
    </button>
  `,
})
export class SubmitButton {
  readonly form = input.required<FieldTree<unknown>>();
  readonly label = input.required<string>();
  /** What it says meanwhile. */
  readonly busyLabel = input.required<string>();
  protected readonly busy = computed(() => this.form()().submitting());
}
