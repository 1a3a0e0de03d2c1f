import { computed, effect, inject, Service, signal } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';
import type { SignOutOptions, SignOutOutcome } from '@latchkey/client';

/** Why nobody is signed in any more. */
export type FarewellReason =
  /** Signed out here: the server is being told, knows, will be told later, or would not listen. */
  | 'telling'
  | SignOutOutcome['result']
  /** Signed out in another tab. */
  | 'elsewhere'
  /** The server says that the session is over. */
  | 'ended'
  /** Somebody signed in in another tab, and this one did not follow unasked. */
  | 'replaced';

/** Signs out, and knows why whoever was signed in is not any more. */
@Service()
export class Farewell {
  readonly #session = inject(LatchkeySession);
  /** What became of the sign-out that was asked for here; null where none was. */
  readonly #own = signal<'telling' | SignOutOutcome['result'] | null>(null);

  /** Null while somebody is signed in, and where nobody has been. */
  readonly reason = computed<FarewellReason | null>(() => {
    const reason = this.#session.signedOutReason();
    if (reason === 'initial') return null;
    return reason === 'signed-out' ? (this.#own() ?? 'elsewhere') : reason;
  });

  constructor() {
    effect(() => {
      if (this.#session.signedIn()) this.#own.set(null);
    });
  }

  async signOut(options?: SignOutOptions): Promise<void> {
    this.#own.set('telling');
    const { result } = await this.#session.signOut(options);
    // Somebody may have signed in meanwhile.
    this.#own.update((own) => own && result);
  }
}
