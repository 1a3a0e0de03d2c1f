import { storeUnavailable } from './sqlite-error.ts';
import { startDeadline } from './start-deadline.ts';

export interface FairLockLimits {
  readonly maxWaiting: number;
  readonly waitMilliseconds: number;
}

interface Waiter {
  enter(): void;
  refuse(reason: string): void;
}

/** Lets one holder in at a time, in the order of asking. Who waits too long, or would be one too many, is refused. */
export class FairLock {
  readonly #limits: FairLockLimits;
  readonly #waiting = new Set<Waiter>();
  readonly #left = Promise.withResolvers<undefined>();
  #held = false;
  #closed = false;

  constructor(limits: FairLockLimits) {
    this.#limits = limits;
  }

  /** Resolves, when it is the caller's turn, with the function that gives the lock back; else `store_unavailable`. */
  async acquire(): Promise<() => void> {
    const { maxWaiting } = this.#limits;
    if (this.#closed) throw storeUnavailable(new Error('the store is closed'));
    if (this.#held && this.#waiting.size >= maxWaiting) {
      throw storeUnavailable(new Error(`${maxWaiting} callers are waiting already`));
    }
    if (this.#held) return this.#wait();
    this.#held = true;
    return this.#release();
  }

  /** Refuses those who wait and those who come; resolves when nobody is inside. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiting) waiter.refuse('the store is closed');
    if (this.#held) await this.#left.promise;
  }

  #wait(): Promise<() => void> {
    const { waitMilliseconds } = this.#limits;
    const { promise, resolve, reject } = Promise.withResolvers<() => void>();
    const stopWaiting = () => {
      cancel();
      this.#waiting.delete(waiter);
    };
    const waiter: Waiter = {
      enter: () => {
        stopWaiting();
        resolve(this.#release());
      },
      refuse: (reason) => {
        stopWaiting();
        reject(storeUnavailable(new Error(reason)));
      },
    };
    const cancel = startDeadline(waitMilliseconds, () =>
      waiter.refuse(`no turn within ${waitMilliseconds} ms`),
    );
    this.#waiting.add(waiter);
    return promise;
  }

  #release(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const [next] = this.#waiting;
      this.#held = next !== undefined;
      if (next !== undefined) next.enter();
      else if (this.#closed) this.#left.resolve(undefined);
    };
  }
}
