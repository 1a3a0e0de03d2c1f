import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormRoot, required, type ValidationError } from '@angular/forms/signals';
import { fieldFaults } from '../form/field-faults';
import { focusFirstFault } from '../form/focus-first-fault';
import { FormProblem } from '../form/form-problem';
import { PasswordField } from '../form/password-field';
import { type Problem, problemOf } from '../form/problem';
import { SubmitButton } from '../form/submit-button';
import { AccountApi } from './account-api';

const empty = { current: '', next: '' };

/** Changes the password, which ends all other sessions. */
@Component({
  selector: 'lk-password-card',
  imports: [FormProblem, FormRoot, PasswordField, SubmitButton],
  templateUrl: './password-card.html',
})
export class PasswordCard {
  readonly #api = inject(AccountApi);
  readonly #injector = inject(Injector);
  readonly #model = signal(empty);
  private readonly notice = viewChild<ElementRef<HTMLElement>>('notice');
  /** Whose password it is, for password managers. */
  readonly username = input.required<string>();
  readonly changed = output();

  protected readonly done = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.current, { message: 'Enter the password that you have now.' });
      required(path.next, { message: 'Choose a new password.' });
    },
    { name: 'change-password', submission: { action: () => this.#submit(), onInvalid: focusFirstFault } },
  );

  async #submit(): Promise<ValidationError.WithFieldTree[]> {
    this.problem.set(null);
    this.done.set(false);
    const { current, next } = this.#model();
    try {
      await this.#api.changePassword({ current_password: current, new_password: next });
    } catch (error) {
      return this.#refuse(error);
    }
    this.form().reset(empty);
    this.done.set(true);
    this.changed.emit();
    this.#afterRender(() => this.notice()?.nativeElement.focus());
    return [];
  }

  /** At the fields that are to blame, or above them both. */
  #refuse(error: unknown): ValidationError.WithFieldTree[] {
    const { current, next } = this.form;
    const faults = fieldFaults(error, { current_password: current, new_password: next });
    if (faults.length === 0) this.problem.set(problemOf(error));
    else this.#afterRender(() => focusFirstFault(this.form));
    return faults;
  }

  #afterRender(callback: () => void): void {
    afterNextRender(callback, { injector: this.#injector });
  }
}
