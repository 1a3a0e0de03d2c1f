import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Service, untracked } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';
import { routes } from '@latchkey/contract';
import { environment } from '../../environment';
import { readCurrentUser } from './read-current-user';

/** Who is signed in, by name: the token has the id only. */
@Service()
export class CurrentUser {
  readonly #session = inject(LatchkeySession);

  /** What the server says of whoever is signed in. */
  readonly answer = httpResource(
    () => (this.#session.user() === null ? undefined : environment.serverUrl + routes.me),
    { parse: readCurrentUser },
  );

  /** Null where it is not known, or not yet. */
  readonly name = computed(() => (this.answer.hasValue() ? this.answer.value().username : null));
  /** Whether it is being found out who is signed in. */
  readonly pending = computed(() => this.#session.status() === 'restoring' || this.answer.isLoading());

  constructor() {
    effect(() => {
      // As soon as the server can be reached again.
      if (!this.#session.offline()) untracked(() => this.#askAgain());
    });
  }

  #askAgain(): void {
    if (this.answer.status() === 'error') this.answer.reload();
  }
}
