import type { TimerPort } from '../environment/ports.ts';

interface Due {
  readonly atMs: number;
  readonly id: number;
  readonly run: () => void;
}

/** A clock that stands still unless moved, and the timers that go by it. */
export class VirtualTime implements TimerPort {
  nowMs = Date.UTC(2026, 0, 1);
  #due: Due[] = [];
  #ids = 0;

  readonly now = (): number => this.nowMs;

  get pending(): number {
    return this.#due.length;
  }

  setTimeout(run: () => void, delayMs: number): number {
    const id = ++this.#ids;
    this.#due.push({ atMs: this.nowMs + Math.max(delayMs, 0), id, run });
    return id;
  }

  clearTimeout(id: unknown): void {
    this.#due = this.#due.filter((due) => due.id !== id);
  }

  /** Lets time pass: what falls due runs in order, and each has taken its full effect before the next. */
  async advance(forMs: number): Promise<void> {
    const untilMs = this.nowMs + forMs;
    await settled();
    for (let next = this.#next(untilMs); next; next = this.#next(untilMs)) {
      this.#due = this.#due.filter((due) => due !== next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
      await settled();
    }
    this.nowMs = untilMs;
  }

  /** The machine sleeps: the clock goes on, timers do not. */
  sleep(forMs: number): void {
    this.nowMs += forMs;
    this.#due = this.#due.map((due) => ({ ...due, atMs: due.atMs + forMs }));
  }

  #next(untilMs: number): Due | undefined {
    return this.#due
      .filter(({ atMs }) => atMs <= untilMs)
      .sort((one, other) => one.atMs - other.atMs || one.id - other.id)[0];
  }
}

/** Until all promises that can go on have gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
