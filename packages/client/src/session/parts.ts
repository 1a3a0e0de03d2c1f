import type { ChannelPort } from '../environment/ports.ts';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import type { AuthServer } from '../request/ask-server.ts';
import type { Mark } from '../tab/mark.ts';
import type { AuthState } from './auth-state.ts';
import type { Credential } from './credential.ts';

/**
 * What the parts of one session share: who is signed in in this tab, and since which epoch. An epoch begins with each
 * sign-in and sign-out, in whichever tab; what was begun in an earlier one has no effect any more.
 */
export interface Parts extends AuthServer {
  /** Of the lock, of the channel and in the storage. */
  readonly name: string;
  /** Aborts with this object. */
  readonly alive: AbortSignal;
  /** Who hears of changes of the state. */
  readonly listeners: Set<(state: AuthState) => Promise<void>>;
  /** Undefined where nobody is heard. */
  channel?: ChannelPort | undefined;
  /** Changed by `become` alone, as is `credential`. */
  state: AuthState;
  credential: Credential | null;
  /** What this tab knows of all. Changed by `publish` and `learn` alone. */
  mark: Mark;
  /** Ends the epoch. */
  epoch: AbortController;
  /** Ends all waiting: with the epoch, with the state, and when a refresh may be sent after all. */
  change: AbortController;
  /** Whether to refresh before the token expires. */
  readonly proactive: boolean;
  /** The refresh that is under way. */
  flight?: Promise<void> | undefined;
  /** Until then a request of this epoch may reach the server of which nobody here will see the answer. */
  unsettledUntilMs: number;
  /** For what is due next. */
  timer?: unknown;
  /** What went wrong the last time, how often in a row, and when to try again. */
  fault: LatchkeyClientError | null;
  failures: number;
  retryAtMs: number;
}
