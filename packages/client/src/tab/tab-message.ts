import type { Mark } from './mark.ts';

/** A token, and when it was asked for, by the clock that all tabs share. */
export interface Receipt {
  readonly token: string;
  /** Of two tokens of a session the later one is the newer. */
  readonly sentMs: number;
}

/** What tabs of one origin tell each other: always the mark, which is in the storage, too. */
export interface TabMessage {
  readonly mark: Mark;
  /** A token of the session that is signed in. */
  readonly receipt?: Receipt | undefined;
  /** Has anybody a token that was asked for later than then? */
  readonly sentMs?: number;
}
