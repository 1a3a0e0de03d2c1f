/** A token, and how it came from the server, by the clock that all tabs share. */
export interface Receipt {
  readonly token: string;
  /** Counts up over all tabs, from the start of the request: of two tokens of a session the higher is the newer. */
  readonly order: number;
  readonly sentMs: number;
  readonly receivedMs: number;
  /** As the server said; null where it did not. */
  readonly lifetimeSeconds: number | null;
}

/** What tabs of one origin tell each other. */
export type TabNews =
  /** A sign-in or sign-out is under way, until `untilMs` at the latest: stop refreshing, and do not start. */
  | { readonly kind: 'claim'; readonly untilMs: number }
  /** Nobody is signed in any more; or, with a `sid`, that session is over. */
  | { readonly kind: 'out'; readonly sid: string | null }
  /** A new token, after a sign-in or a refresh. No other refresh is to be sent before `untilMs`. */
  | {
      readonly kind: 'token';
      readonly signIn: boolean;
      readonly receipt: Receipt;
      readonly untilMs: number;
    }
  /** Has anybody a token newer than `order`? */
  | { readonly kind: 'ask'; readonly order: number };

/** `epoch` is that of the sender: what is older than one's own is void. */
export type TabMessage = TabNews & { readonly epoch: number };
