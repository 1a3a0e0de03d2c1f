import type { LockPort } from '../environment/ports.ts';

interface Waiting {
  readonly owner: object;
  readonly grant: () => void;
}

/** The Web Locks of one browser: exclusive ones, first come, first served. */
export class SimulatedLocks {
  #held: { readonly owner: object; readonly lose: () => void } | null = null;
  #queue: Waiting[] = [];

  get isHeld(): boolean {
    return this.#held !== null;
  }

  /** Locks as one tab sees them; `enter` runs what the tab does. */
  for(owner: object, enter: (run: () => void) => void): LockPort {
    return {
      request: (_name, { signal }, holding) =>
        new Promise((resolve, reject) => {
          const waiting: Waiting = {
            owner,
            grant: () => {
              const release = () => {
                if (this.#held === held) this.#release();
              };
              const held = { owner, lose: () => reject(new DOMException('Stolen', 'AbortError')) };
              this.#held = held;
              enter(() => {
                holding().then(resolve, reject).finally(release);
              });
            },
          };
          signal.addEventListener('abort', () => {
            if (!this.#queue.includes(waiting)) return;
            this.#queue = this.#queue.filter((other) => other !== waiting);
            reject(signal.reason as Error);
          });
          this.#queue.push(waiting);
          queueMicrotask(() => this.#grantNext());
        }),
    };
  }

  /** Somebody takes the lock away from whoever holds it. */
  steal(): void {
    this.#held?.lose();
    this.#release();
  }

  /** The tab is closed: what it holds and waits for is free. */
  forget(owner: object): void {
    this.#queue = this.#queue.filter((waiting) => waiting.owner !== owner);
    if (this.#held?.owner === owner) this.#release();
  }

  #release(): void {
    this.#held = null;
    this.#grantNext();
  }

  #grantNext(): void {
    if (this.#held === null) this.#queue.shift()?.grant();
  }
}
