import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { LatchkeySession } from '@latchkey/angular';
import { focusFirstFault } from '../form/focus-first-fault';
import { FormProblem } from '../form/form-problem';
import { PasswordField } from '../form/password-field';
import { type Problem, problemOf } from '../form/problem';
import { SubmitButton } from '../form/submit-button';
import { TextField } from '../form/text-field';
import { PageIntro } from '../page/page-intro';
import { DemoAccounts } from './demo-accounts';
import { FarewellLine } from './farewell-line';

/** Signs in. Where to go then, the guard of this page knows: it is asked again as soon as somebody is signed in. */
@Component({
  selector: 'lk-sign-in-page',
  imports: [
    DemoAccounts,
    FarewellLine,
    FormProblem,
    FormRoot,
    PageIntro,
    PasswordField,
    RouterLink,
    SubmitButton,
    TextField,
  ],
  host: { class: 'page page--form' },
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  readonly #session = inject(LatchkeySession);
  readonly #model = signal({ username: '', password: '' });
  /** Where to go then, handed on to the registration. */
  readonly returnUrl = input<string>();

  protected readonly problem = signal<Problem | null>(null);
  protected readonly refusedBy = computed(() => (this.problem()?.credentials ? 'problem' : null));
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.username, { message: 'Enter your username.' });
      required(path.password, { message: 'Enter your password.' });
    },
    { name: 'sign-in', submission: { action: () => this.#submit(), onInvalid: focusFirstFault } },
  );

  protected fillIn(username: string, password: string): void {
    this.#model.set({ username, password });
  }

  async #submit(): Promise<undefined> {
    this.problem.set(null);
    try {
      await this.#session.signIn(this.#model());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
