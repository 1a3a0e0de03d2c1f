import { computed, Directive, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

/** What every field of a form has: a label, a hint, its fault, and what ties them to the control. */
@Directive({ host: { class: 'field' } })
export abstract class Field {
  readonly field = input.required<FieldTree<string, string>>();
  /** The id of the control; the ids of its hint and of its fault begin with it. Once in a page. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  /** What password managers are to fill in: `username`, `current-password`, `new-password`. */
  readonly autocomplete = input.required<string>();
  /** What to know before typing. */
  readonly hint = input('');
  /** The id of what refuses the whole form, where this field is to blame too. */
  readonly refusedBy = input<string | null>(null);

  /** What is wrong, once the user has left the field or tried to submit. */
  protected readonly fault = computed(() => {
    const field = this.field()();
    return field.touched() ? (field.errors()[0]?.message ?? null) : null;
  });
  protected readonly invalid = computed(() => this.fault() !== null || this.refusedBy() !== null);
  protected readonly describedBy = computed(() => {
    const [id, hint, fault] = [this.fieldId(), this.hint(), this.fault()];
    const ids = [hint && `${id}-hint`, fault && `${id}-fault`, this.refusedBy()];
    return ids.filter(Boolean).join(' ') || null;
  });
}
