import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import type { Parts } from '../session/parts.ts';
import { isPending, settle, type SignOutOutcome } from '../session/sign-out.ts';
import { longestTimerMs } from './limits.ts';
import { refreshDelayMs } from './refresh-delay.ts';
import { refresh } from './refresh.ts';
import { retryDelayMs } from './retry-delay.ts';

/** Looks anew at what is due, and when: a timer does it, which sleeps when the machine does. */
export function arm(parts: Parts): void {
  const { fault, now, retryAtMs, timers } = parts;
  timers.clearTimeout(parts.timer);
  const atMs = dueMs(parts);
  if (atMs === null) return;
  const delayMs = (fault ? retryAtMs : atMs) - now();
  parts.timer = timers.setTimeout(() => void run(parts), Math.min(Math.max(delayMs, 0), longestTimerMs));
}

/** Hears how the last try went: what went wrong, or null. */
export function note(parts: Parts, fault: LatchkeyClientError | null): void {
  const { now, random } = parts;
  parts.fault = fault;
  parts.failures = fault ? parts.failures + 1 : 0;
  parts.retryAtMs = now() + retryDelayMs(parts.failures, fault?.retryAfterSeconds, random);
  arm(parts);
}

/** What has failed need not wait any longer: the network may be back. */
export function wake(parts: Parts): void {
  if (!isBlocked(parts)) parts.retryAtMs = 0;
  arm(parts);
}

/** Does what is due: tells the server of a sign-out, or refreshes. */
export function run(parts: Parts): Promise<unknown> {
  return isPending(parts) ? settled(parts, settle(parts)) : renewed(parts);
}

export async function renewed(parts: Parts): Promise<void> {
  if (parts.cookie && !isBlocked(parts)) await refresh(parts);
  arm(parts);
}

/** Sees to it that a sign-out is told to the server later if it could not be. */
export async function settled(parts: Parts, settling: Promise<SignOutOutcome>): Promise<SignOutOutcome> {
  const outcome = await settling;
  if (outcome.result === 'pending' && isPending(parts)) note(parts, outcome.problem);
  return outcome;
}

/** Whether the server asked to be left alone (`Retry-After`). */
function isBlocked({ fault, now, retryAtMs }: Parts): boolean {
  return !!fault?.retryAfterSeconds && now() < retryAtMs;
}

/** By this device's clock; null where nothing is due. */
function dueMs(parts: Parts): number | null {
  const { alive, cookie, credential, fault, proactive, random, state } = parts;
  if (alive.aborted || !cookie) return null;
  // Only where this page has tried to: others may be about to.
  if (isPending(parts)) return fault && 0;
  if (state.status === 'restoring') return 0;
  if (!proactive || !credential?.endsAtMs) return null;
  const { endsAtMs, sentMs } = credential;
  return sentMs + refreshDelayMs(endsAtMs - sentMs, random);
}
