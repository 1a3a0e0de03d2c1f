import { delay } from '../environment/delay.ts';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { accept } from '../session/accept.ts';
import { compare } from '../session/compare.ts';
import type { Credential } from '../session/credential.ts';
import { tokenMessage } from '../session/hear.ts';
import { obtain } from '../session/obtain.ts';
import type { Parts } from '../session/parts.ts';
import { askMs, longestClaimMs, refreshTimeoutMs, settleMs } from './limits.ts';

/**
 * Gets the next access token, once for all who ask, in this tab and in all. It never rejects; what came of it is in the
 * state, and where it was overtaken, that is nothing.
 */
export type Refresh = () => Promise<void>;

/** `onFault` hears why a refresh failed that may work later. */
export function createRefresh(parts: Parts, onFault: (fault: LatchkeyClientError) => void): Refresh {
  const { exclusively, holder, marker, now, tabs, timers } = parts;
  let flight: Promise<void> | null = null;
  /** Until then a request may reach the server of which nobody here will see the answer. */
  let unsettledUntilMs = 0;
  const unsettle = () => (unsettledUntilMs = now() + settleMs);

  async function fly(): Promise<void> {
    const { inEpoch, unchanged } = holder;
    await delay(timers, Math.min(holder.notBeforeMs - now(), longestClaimMs), unchanged);
    try {
      await exclusively(unchanged, (held) => ask(held, inEpoch, unchanged));
    } catch (fault) {
      const { status } = fault as LatchkeyClientError;
      if (!status) unsettle();
      if (!inEpoch.aborted) {
        if (status === 401) end(inEpoch);
        else onFault(fault as LatchkeyClientError);
      }
    }
  }

  /** First the other tabs, then the server. */
  async function ask(held: boolean, inEpoch: AbortSignal, unchanged: AbortSignal): Promise<void> {
    // Whoever has the lock may have a request under way.
    if (!held) unsettle();
    compare(parts);
    if (holder.cell.state.status === 'signed-out') return;
    tabs.post({ kind: 'ask', order: holder.credential?.receipt.order ?? 0 });
    await delay(timers, tabs.areHeard() ? askMs : 0, unchanged);
    if (unchanged.aborted) return;
    // Given up well within the grace of the server, so that a second try is forgiven.
    const request = { path: '/auth/refresh', body: '{}', signal: inEpoch, mostMs: refreshTimeoutMs } as const;
    const credential = await obtain(request, parts);
    compare(parts);
    inEpoch.throwIfAborted();
    accept(credential, false, parts, () => spread(credential));
  }

  function spread(credential: Credential): void {
    const { sid, lifetimeMs } = credential;
    const mark = marker.read();
    if (mark?.phase !== 'in' || mark.sid !== sid) marker.write('in', holder.epoch, sid);
    // The server forgives a late request with the token before this one, but not with the one before that.
    holder.notBeforeMs = Math.min(unsettledUntilMs, now() + (lifetimeMs ?? 0) / 2);
    tabs.post(tokenMessage(credential, false, parts));
  }

  /** The session is over, unless another has begun meanwhile. */
  function end(inEpoch: AbortSignal): void {
    compare(parts);
    if (inEpoch.aborted) return;
    const sid = holder.credential?.sid ?? marker.read()?.sid ?? '';
    marker.write('out', holder.epoch, sid);
    tabs.post({ kind: 'out', sid });
    holder.drop('ended');
  }

  return () => (flight ??= fly().finally(() => (flight = null)));
}
