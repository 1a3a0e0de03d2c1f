import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { Runs } from '../run/runs';
import { signInProblem, type SignInProblem } from './sign-in-problem';

/** Signs in with any credentials; what comes of it is a new run in the log. */
@Component({
  selector: 'lk-sign-in-form',
  imports: [FormField, FormRoot],
  templateUrl: './sign-in-form.html',
})
export class SignInForm {
  readonly #runs = inject(Runs);
  readonly #injector = inject(Injector);
  private readonly problemText = viewChild<ElementRef<HTMLElement>>('problemText');
  readonly #model = signal({ username: '', password: '' });

  protected readonly passwordShown = signal(false);
  protected readonly problem = signal<SignInProblem | null>(null);
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.username, { message: 'Enter a username.' });
      required(path.password, { message: 'Enter a password.' });
    },
    {
      submission: {
        action: () => this.#submit(),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  /** What is wrong with a field, once the user has left it or tried to submit. */
  protected fault(name: 'username' | 'password'): string | null {
    const field = this.form[name]();
    return field.touched() ? (field.errors()[0]?.message ?? null) : null;
  }

  /** The ids of what describes a field: its own fault, and the refusal of both. */
  protected describedBy(name: 'username' | 'password'): string | null {
    const ids = [this.fault(name) ? `${name}-fault` : '', this.problem() ? 'sign-in-problem' : ''];
    return ids.filter(Boolean).join(' ') || null;
  }

  protected invalid(name: 'username' | 'password'): boolean {
    return this.fault(name) !== null || this.problem()?.credentials === true;
  }

  async #submit(): Promise<undefined> {
    this.problem.set(null);
    this.passwordShown.set(false);
    const error = await this.#runs.signIn(this.#model());
    if (error) this.#show(signInProblem(error));
    else this.form().reset({ username: '', password: '' });
  }

  #show(problem: SignInProblem): void {
    this.problem.set(problem);
    afterNextRender(() => this.problemText()?.nativeElement.focus(), { injector: this.#injector });
  }
}
