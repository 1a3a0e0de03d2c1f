/** One request and its answer, as the browser saw them. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly elapsedMs: number;
  readonly tokenAttached: boolean;
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
  readonly startedAtMs: number;
}

/** Sums up a request that has just been answered, or will not be. Times are of one monotonic clock. */
export function exchangeOf(sent: Sent, status: number | null, nowMs: number): Exchange {
  return {
    method: sent.method,
    path: new URL(sent.url).pathname,
    status,
    elapsedMs: Math.round(nowMs - sent.startedAtMs),
    tokenAttached: sent.authorization !== null,
  };
}
