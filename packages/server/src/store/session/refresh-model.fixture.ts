import type { SessionStore } from '../../session/session-store.ts';

export const rules = { graceSeconds: 30, idleSeconds: 400, lifetimeSeconds: 1_000 };

type Refreshed = Awaited<ReturnType<SessionStore['refresh']>>['result'];

/** What a refresh comes to, and the generation of the token that is handed out. */
export interface ModelAnswer {
  readonly result: Refreshed;
  readonly generation: number | null;
}

const over: ModelAnswer = { result: 'ended', generation: null };

/** The tokens of a session, each with what it is worth; says nothing of numbers that were counted or compared. */
export class ModelSession {
  /** In the order of their issue. */
  readonly #tokens: ('unused' | 'answered' | 'dead')[] = ['unused'];
  readonly #absoluteEnd: number;
  #idleEnd: number;
  #newestIssuedAt: number;
  #alive = true;

  constructor(nowSeconds: number) {
    this.#newestIssuedAt = nowSeconds;
    this.#absoluteEnd = nowSeconds + rules.lifetimeSeconds;
    this.#idleEnd = nowSeconds + rules.idleSeconds;
  }

  isAlive(nowSeconds: number): boolean {
    return this.#alive && nowSeconds < this.#absoluteEnd && nowSeconds < this.#idleEnd;
  }

  end(): void {
    this.#alive = false;
  }

  refresh(token: number, nowSeconds: number): ModelAnswer {
    const worth = this.#tokens[token];
    if (!this.isAlive(nowSeconds) || worth === undefined) return over;
    if (worth === 'dead') {
      this.end();
      return { result: 'replayed', generation: this.newest };
    }
    this.#idleEnd = nowSeconds + rules.idleSeconds;
    if (worth === 'unused') return this.#rotate(token, nowSeconds);
    if (nowSeconds > this.#newestIssuedAt + rules.graceSeconds) return this.#reissue(nowSeconds);
    return { result: 'repeated', generation: this.newest };
  }

  /** Whoever has the successor proves that the answer arrived: what came before is worth nothing any more. */
  #rotate(token: number, nowSeconds: number): ModelAnswer {
    this.#tokens.fill('dead');
    this.#tokens[token] = 'answered';
    return { result: 'rotated', generation: this.#issue(nowSeconds) };
  }

  #reissue(nowSeconds: number): ModelAnswer {
    this.#tokens[this.newest] = 'dead';
    return { result: 'reissued', generation: this.#issue(nowSeconds) };
  }

  #issue(nowSeconds: number): number {
    this.#newestIssuedAt = nowSeconds;
    this.#tokens.push('unused');
    return this.newest;
  }

  get newest(): number {
    return this.#tokens.length - 1;
  }
}
