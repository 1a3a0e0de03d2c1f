import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import type { SessionSummary } from '@latchkey/contract';
import type { Problem } from '../form/problem';
import { waitText } from '../form/wait-text';
import { LoadProblem } from '../load/load-problem';
import { loadProblemOf } from '../load/load-problem-of';
import { LoadSkeleton } from '../load/load-skeleton';
import { AccountApi } from './account-api';
import { ConfirmedButton } from './confirmed-button';
import { describeDevice } from './describe-device';
import { SessionRow } from './session-row';

/** Where the user is signed in, and how to end it there: one session, or all but this. */
@Component({
  selector: 'lk-sessions-card',
  imports: [ConfirmedButton, LoadProblem, LoadSkeleton, SessionRow],
  templateUrl: './sessions-card.html',
})
export class SessionsCard {
  readonly #api = inject(AccountApi);
  readonly #injector = inject(Injector);
  private readonly notice = viewChild<ElementRef<HTMLElement>>('notice');

  protected readonly sessions = this.#api.sessions();
  /** This one first. */
  protected readonly sorted = computed(() =>
    this.sessions.hasValue()
      ? this.sessions.value().toSorted((one, other) => Number(other.current) - Number(one.current))
      : [],
  );
  protected readonly others = computed(() => this.sorted().filter(({ current }) => !current));
  protected readonly busy = signal(false);
  /** What was done, or why it was not. */
  protected readonly outcome = signal<{ readonly done: boolean; readonly text: string } | null>(null);
  protected readonly question = computed(() => {
    const count = this.others().length;
    return count === 1
      ? 'End the other session? Whoever uses it has to sign in again.'
      : `End the ${count} other sessions? Whoever uses them has to sign in again.`;
  });

  /** Asks for the sessions anew, after something else has ended some. */
  refresh(): void {
    this.outcome.set(null);
    this.sessions.reload();
  }

  protected endOne(session: SessionSummary): Promise<void> {
    const { id, user_agent: userAgent } = session;
    return this.#end(
      () => this.#api.endSession(id),
      `The session of ${describeDevice(userAgent)} was ended.`,
      (left) => left.id !== id,
    );
  }

  protected endOthers(): Promise<void> {
    return this.#end(
      () => this.#api.endOthers(),
      'All other sessions were ended.',
      ({ current }) => current,
    );
  }

  async #end(
    end: () => Promise<void>,
    text: string,
    stays: (session: SessionSummary) => boolean,
  ): Promise<void> {
    this.busy.set(true);
    this.outcome.set(null);
    try {
      await end();
      this.sessions.update((sessions) => sessions?.filter(stays));
      this.#tell({ done: true, text });
    } catch (error) {
      this.#tell({ done: false, text: problemText(loadProblemOf(error)) });
    } finally {
      this.busy.set(false);
    }
  }

  /** The focus goes with it, since the button that was chosen may be gone. */
  #tell(outcome: { readonly done: boolean; readonly text: string }): void {
    this.outcome.set(outcome);
    afterNextRender(() => this.notice()?.nativeElement.focus(), { injector: this.#injector });
  }
}

function problemText({ text, waitSeconds }: Problem): string {
  return `Nothing was ended. ${text}${waitSeconds ? ` ${waitText(waitSeconds)}` : ''}`;
}
