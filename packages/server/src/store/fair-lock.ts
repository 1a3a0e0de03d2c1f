import { startDeadline } from './start-deadline.ts';
import { storeUnavailable } from './store-unavailable.ts';

export interface FairLockLimits {
  /** How many may be inside at once. Default: 1. */
  readonly places?: number;
  readonly maxWaiting: number;
  readonly waitMilliseconds: number;
}

interface Waiter {
  enter(): void;
  refuse(reason: string): void;
}

/** Lets a few in at a time, in the order of asking. Who waits too long, or would be one too many, is refused. */
export class FairLock {
  readonly #limits: FairLockLimits;
  readonly #waiting = new Set<Waiter>();
  readonly #left = Promise.withResolvers<undefined>();
  #free: number;
  #closed = false;

  constructor(limits: FairLockLimits) {
    this.#limits = limits;
    this.#free = limits.places ?? 1;
  }

  /** Resolves, when it is the caller's turn, with the function that gives the lock back; else `store_unavailable`. */
  async acquire(): Promise<() => void> {
    const { maxWaiting } = this.#limits;
    if (this.#closed) throw storeUnavailable(new Error('the store is closed'));
    if (this.#free === 0 && this.#waiting.size >= maxWaiting) {
      throw storeUnavailable(new Error(`${maxWaiting} callers are waiting already`));
    }
    if (this.#free === 0) return this.#wait();
    this.#free -= 1;
    return this.#release();
  }

  /** Refuses those who wait and those who come; resolves when nobody is inside. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiting) waiter.refuse('the store is closed');
    if (!this.#isEmpty()) await this.#left.promise;
  }

  #isEmpty(): boolean {
    return this.#free === (this.#limits.places ?? 1);
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
      if (next !== undefined) {
        next.enter();
        return;
      }
      this.#free += 1;
      if (this.#closed && this.#isEmpty()) this.#left.resolve(undefined);
    };
  }
}
