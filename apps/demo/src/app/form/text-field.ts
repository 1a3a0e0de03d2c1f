import { Component } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { Field } from './field';

/** A field for a line of text that is spelt as it is typed, as names are. */
@Component({
  selector: 'lk-text-field',
  imports: [FormField],
  template: `
    <label class="field__label" [for]="fieldId()">{{ label() }}</label>
    @if (hint()) {
      <p class="field__hint" id="{{ fieldId() }}-hint">{{ hint() }}</p>
    }
    <input
      class="field__input"
      autocapitalize="none"
      spellcheck="false"
      [id]="fieldId()"
      [autocomplete]="autocomplete()"
      [formField]="field()"
      [attr.aria-invalid]="invalid()"
      [attr.aria-describedby]="describedBy()"
    />
    <p class="field__fault" id="{{ fieldId() }}-fault">{{ fault() }}</p>
  `,
})
export class TextField extends Field {}
