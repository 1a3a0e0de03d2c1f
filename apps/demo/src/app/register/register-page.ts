import { afterNextRender, Component, inject, Injector, input, signal } from '@angular/core';
import { form, FormRoot, required, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { LatchkeySession } from '@latchkey/angular';
import { LatchkeyClientError } from '@latchkey/client';
import { fieldFaults } from '../form/field-faults';
import { focusFirstFault } from '../form/focus-first-fault';
import { FormProblem } from '../form/form-problem';
import { PasswordField } from '../form/password-field';
import { type Problem, problemOf } from '../form/problem';
import { SubmitButton } from '../form/submit-button';
import { TextField } from '../form/text-field';
import { PageIntro } from '../page/page-intro';

/** Makes an account and signs in with it. Where to go then, the guard of this page knows. */
@Component({
  selector: 'lk-register-page',
  imports: [FormProblem, FormRoot, PageIntro, PasswordField, RouterLink, SubmitButton, TextField],
  host: { class: 'page page--form' },
  templateUrl: './register-page.html',
})
export class RegisterPage {
  readonly #session = inject(LatchkeySession);
  readonly #injector = inject(Injector);
  readonly #model = signal({ username: '', password: '' });
  /** Where to go then, handed on to the sign-in. */
  readonly returnUrl = input<string>();

  protected readonly problem = signal<Problem | null>(null);
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.username, { message: 'Choose a username.' });
      required(path.password, { message: 'Choose a password.' });
    },
    { name: 'register', submission: { action: () => this.#submit(), onInvalid: focusFirstFault } },
  );

  /** The name of the account that was made here, so that trying again only signs in. */
  #made: string | null = null;

  async #submit(): Promise<ValidationError.WithFieldTree[]> {
    this.problem.set(null);
    const credentials = this.#model();
    try {
      if (this.#made !== credentials.username) await this.#session.register(credentials);
      this.#made = credentials.username;
    } catch (error) {
      return this.#refuse(error);
    }
    await this.#session.signIn(credentials).catch((error: unknown) => {
      const { text, ...rest } = problemOf(error);
      this.problem.set({ text: `Your account is made, but you are not signed in yet. ${text}`, ...rest });
    });
    return [];
  }

  /** At the fields that are to blame, or above them all. */
  #refuse(error: unknown): ValidationError.WithFieldTree[] {
    const { username, password } = this.form;
    const isTaken = error instanceof LatchkeyClientError && error.code === 'username_taken';
    const faults = isTaken
      ? [{ kind: 'taken', fieldTree: username, message: 'Somebody has this name already.' }]
      : fieldFaults(error, { username, password });
    if (faults.length === 0) this.problem.set(problemOf(error));
    else afterNextRender(() => focusFirstFault(this.form), { injector: this.#injector });
    return faults;
  }
}
