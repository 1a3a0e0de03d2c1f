import { Component, effect, signal } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { Field } from './field';

/** A field for a password, which can be shown. It is hidden again as it is sent. */
@Component({
  selector: 'lk-password-field',
  imports: [FormField],
  templateUrl: './password-field.html',
})
export class PasswordField extends Field {
  protected readonly shown = signal(false);

  constructor() {
    super();
    // Managers of passwords offer to keep what is in a field of this type at the time of sending.
    effect(() => {
      if (this.field()().submitting()) this.shown.set(false);
    });
  }
}
