import { computed, inject, Service, signal } from '@angular/core';
import type { Credentials, LatchkeyClientError } from '@latchkey/client';
import { DemoApi } from '../api/demo-api';
import type { Line, Step } from './line';
import { replay, signInAndRead } from './replay';
import { requestProtected } from './request-protected';

/** One run: what started it, and the lines that came of it. */
export interface Run {
  readonly number: number;
  readonly title: string;
  readonly startedAt: Date;
  readonly lines: readonly Line[];
}

/** How the latest run ended; null while one is under way, and before the first. */
export interface Ending {
  readonly run: number;
  /** What stopped it: a refusal, or a fault of this page. */
  readonly error: Error | null;
}

const demoAccount = { username: 'user', password: 'password' };

/** All runs since the page was loaded. They take turns. */
@Service({ autoProvided: false })
export class Runs {
  readonly #api = inject(DemoApi);
  readonly #runs = signal<readonly Run[]>([]);
  readonly #ending = signal<Ending | null>(null);
  readonly #waiting = signal(0);
  #turn: Promise<unknown> = Promise.resolve();

  readonly all = this.#runs.asReadonly();
  readonly ending = this.#ending.asReadonly();
  readonly busy = computed(() => this.#waiting() > 0);
  /** The first run is under way, or about to be: nothing is known yet. */
  readonly starting = computed(() => this.busy() && this.#runs().length <= 1);

  replay(): Promise<Error | null> {
    return this.#enqueue('The whole way, as user', () => replay(this.#api, demoAccount));
  }

  signIn(credentials: Credentials): Promise<Error | null> {
    return this.#enqueue(`Sign-in as ${credentials.username}`, () => signInAndRead(this.#api, credentials));
  }

  requestProtected(): Promise<Error | null> {
    return this.#enqueue('The protected resource only', () => requestProtected(this.#api));
  }

  #enqueue(title: string, step: () => Step): Promise<Error | null> {
    this.#waiting.update((count) => count + 1);
    const result = this.#turn
      .then(() => this.#start(title, step()))
      .finally(() => this.#waiting.update((count) => count - 1));
    this.#turn = result;
    return result;
  }

  async #start(title: string, step: Step): Promise<Error | null> {
    const run = { number: this.#runs().length + 1, title, startedAt: new Date(), lines: [] };
    this.#ending.set(null);
    this.#runs.update((runs) => [...runs, run]);
    const error = await this.#follow(run, step).catch(reported);
    this.#ending.set({ run: run.number, error });
    return error;
  }

  async #follow(run: Run, step: Step): Promise<LatchkeyClientError | null> {
    const lines: Line[] = [];
    for (;;) {
      const { done, value } = await step.next();
      if (done) return value;
      lines.push(value);
      this.#runs.update((runs) => runs.with(-1, { ...run, lines: [...lines] }));
    }
  }
}

/** A fault of this page: it ends the run, and the console says what it was. */
function reported(fault: unknown): Error {
  reportError(fault);
  return fault instanceof Error ? fault : new Error(String(fault));
}
