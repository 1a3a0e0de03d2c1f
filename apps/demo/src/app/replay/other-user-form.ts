import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { LatchkeyClientError } from '@latchkey/client';
import { focusFirstFault } from '../form/focus-first-fault';
import { FormProblem } from '../form/form-problem';
import { PasswordField } from '../form/password-field';
import { mistake, problemOf, type Problem } from '../form/problem';
import { SubmitButton } from '../form/submit-button';
import { TextField } from '../form/text-field';
import { Runs } from '../run/runs';

/** Signs in with any credentials; what comes of it is a new run in the log. */
@Component({
  selector: 'lk-other-user-form',
  imports: [FormProblem, FormRoot, PasswordField, SubmitButton, TextField],
  templateUrl: './other-user-form.html',
})
export class OtherUserForm {
  readonly #runs = inject(Runs);
  readonly #model = signal({ username: '', password: '' });

  protected readonly problem = signal<Problem | null>(null);
  /** The id of the problem, where what the fields hold is to blame. */
  protected readonly refusedBy = computed(() => (this.problem()?.credentials ? 'problem' : null));
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.username, { message: 'Enter a username.' });
      required(path.password, { message: 'Enter a password.' });
    },
    { name: 'replay', submission: { action: () => this.#submit(), onInvalid: focusFirstFault } },
  );

  async #submit(): Promise<undefined> {
    this.problem.set(null);
    const error = await this.#runs.signIn(this.#model());
    // A fault of the page was reported by the run.
    if (error) this.problem.set(error instanceof LatchkeyClientError ? problemOf(error) : mistake);
    else this.form().reset({ username: '', password: '' });
  }
}
