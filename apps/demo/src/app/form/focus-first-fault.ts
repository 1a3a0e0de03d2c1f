import type { FieldTree } from '@angular/forms/signals';

/** Moves the focus to the first field that has a fault. */
export function focusFirstFault(form: FieldTree<unknown>): void {
  form().errorSummary()[0]?.fieldTree().focusBoundControl();
}
