import type { Environment } from '../environment/environment.ts';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { refreshDelayMs } from '../refresh/refresh-delay.ts';
import type { SignedOutReason } from './auth-state.ts';
import type { Credential } from './credential.ts';
import { overtaken } from './overtaken.ts';
import { createStateCell, type StateCell } from './state-cell.ts';

/**
 * Who is signed in in this tab, and since which epoch. An epoch begins with each sign-in and sign-out, in whichever
 * tab; what was begun in an earlier one has no effect any more.
 */
export interface Holder {
  readonly cell: StateCell;
  readonly credential: Credential | null;
  readonly epoch: number;
  /** When to refresh the token, by this device's clock; null where nothing is known. */
  readonly refreshAtMs: number | null;
  /** No refresh is to be sent before. */
  notBeforeMs: number;
  /** Aborts with the epoch: for requests. */
  readonly inEpoch: AbortSignal;
  /** Aborts with the epoch and with the token: for waiting, which either may make needless. */
  readonly unchanged: AbortSignal;
  /** A number above all that this tab has seen: the time, unless clocks went back. */
  next(): number;
  /** Begins an epoch. Its signal is returned, because whoever hears of the end of the last may have begun the next. */
  begin(): AbortSignal;
  /** Goes on to an epoch, which `controller` will end. False where the present one is later. */
  enter(epoch: number, controller?: AbortController): boolean;
  /** Ends all waiting. */
  interrupt(): void;
  hold(credential: Credential): void;
  drop(reason: SignedOutReason): void;
  /** Somebody may be signed in: the server is to be asked. */
  await(): void;
  /** Whoever is or may be signed in stays so. */
  suffer(problem: LatchkeyClientError): void;
}

type Mutable<T> = { -readonly [Member in keyof T]: T[Member] };

export function createHolder({ now, random }: Environment, epoch: number): Holder {
  const cell = createStateCell();
  let latest = epoch;
  let epochEnd = new AbortController();
  let change = new AbortController();
  const holder: Mutable<Holder> = {
    cell,
    credential: null,
    epoch,
    refreshAtMs: null,
    notBeforeMs: 0,
    get inEpoch() {
      return epochEnd.signal;
    },
    get unchanged() {
      return change.signal;
    },
    next: () => (latest = Math.max(latest, now()) + random() + 0.001),
    begin() {
      const controller = new AbortController();
      holder.enter(holder.next(), controller);
      return controller.signal;
    },
    enter(epoch, controller = new AbortController()) {
      if (epoch > holder.epoch) {
        const before = epochEnd;
        // First, because who hears of the abort may change their mind at once.
        epochEnd = controller;
        holder.epoch = epoch;
        latest = Math.max(latest, epoch);
        holder.notBeforeMs = 0;
        holder.interrupt();
        before.abort(overtaken());
      }
      return epoch === holder.epoch;
    },
    interrupt() {
      const before = change;
      change = new AbortController();
      before.abort();
    },
    hold(credential) {
      const { lifetimeMs, receipt, state } = credential;
      latest = Math.max(latest, receipt.order);
      holder.credential = credential;
      holder.refreshAtMs = lifetimeMs && receipt.receivedMs + refreshDelayMs(lifetimeMs, random);
      holder.interrupt();
      cell.set(state);
    },
    drop(reason) {
      holder.credential = null;
      holder.interrupt();
      cell.set({ status: 'signed-out', reason });
    },
    await: () => cell.set({ status: 'restoring', problem: null }),
    suffer(problem) {
      const { state } = cell;
      if (state.status !== 'signed-out') cell.set({ ...state, problem: Object.freeze(problem) });
    },
  };
  return holder;
}
