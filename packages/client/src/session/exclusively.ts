import { delay } from '../environment/delay.ts';
import { underLock } from '../lock/under-lock.ts';
import { lockWaitMs, longestClaimMs } from '../refresh/limits.ts';
import type { Parts } from './parts.ts';

/**
 * Does work that no two tabs should do at once, when it may: under a lock, or after a bounded wait without it, of which
 * `work` learns. Without `waitMs` it also waits while another tab wants no refresh.
 *
 * @returns undefined where `signal` ended the wait.
 */
export async function exclusively<T>(
  parts: Parts,
  signal: AbortSignal,
  work: (held: boolean) => Promise<T>,
  waitMs?: number,
): Promise<T | undefined> {
  const { change, mark, now, timers } = parts;
  // No longer than anybody may have asked for: the clock may have been set back.
  const quietMs = Math.min(mark.notBeforeMs - now(), longestClaimMs);
  if (!waitMs) await delay(timers, quietMs, change.signal);
  return underLock(parts, waitMs ?? lockWaitMs, signal, work);
}
