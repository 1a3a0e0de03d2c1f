import type { LatchkeyClientError } from '@latchkey/client';
import type { Failure } from '../api/api';
import type { Exchange } from '../exchange/exchange';

/** One line of the log. `text` is all of it; the rest is beside it. */
export interface Line {
  readonly text: string;
  readonly tone: 'step' | 'detail' | 'success' | 'failure';
  readonly exchange: Exchange | null;
  /** Seconds to wait before trying again, where the server said so. */
  readonly waitSeconds: number | null;
}

/** A step of a run: it yields lines as they come about, and returns the error that stopped it, or null. */
export type Step = AsyncGenerator<Line, LatchkeyClientError | null>;

export function stepLine(text: string): Line {
  return { text, tone: 'step', exchange: null, waitSeconds: null };
}

export function detailLine(text: string): Line {
  return { text, tone: 'detail', exchange: null, waitSeconds: null };
}

export function successLine(text: string, exchange: Exchange | null): Line {
  return { text, tone: 'success', exchange, waitSeconds: null };
}

export function failureLine(what: string, { error, exchange }: Failure): Line {
  const waitSeconds = error.retryAfterSeconds ?? null;
  return { text: `${what}: ${error.description}`, tone: 'failure', exchange, waitSeconds };
}
