import type { SignOutRequest } from '@latchkey/contract';
import { delay } from '../environment/delay.ts';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { compare } from './compare.ts';
import type { Parts } from './parts.ts';

export interface SignOutOptions {
  /** Ends all sessions of the user, on every device. Default: false. */
  readonly everywhere?: boolean;
}

/**
 * What the server made of a sign-out. In the browser it is final whichever it is.
 * - `confirmed`: the session has ended.
 * - `pending`: the server could not be told so far; it will be, by this page or the next one that restores.
 * - `failed`: the server could not be told, or would not listen, and will not be asked again.
 */
export type SignOutOutcome =
  | { readonly result: 'confirmed' }
  | { readonly result: 'pending' | 'failed'; readonly problem: LatchkeyClientError };

/** Signs out in all tabs at once, and then tells the server. */
export function signOut({ everywhere = false }: SignOutOptions, parts: Parts): Promise<SignOutOutcome> {
  const { holder, marker, tabs } = parts;
  compare(parts);
  const { credential } = holder;
  const mark = marker.read();
  const signal = holder.begin();
  const phase = everywhere || isLeavingEverywhere(parts) ? 'leaving-everywhere' : 'leaving';
  // Before the listeners hear of it, who may sign in again at once.
  marker.write(phase, holder.epoch, mark?.sid ?? '');
  tabs.post({ kind: 'out', sid: null });
  holder.drop('signed-out');
  return settle(parts, signal, credential?.receipt.token);
}

/** Tells the server of a sign-out that the mark says it does not know of. */
export async function settle(
  parts: Parts,
  inEpoch = parts.holder.inEpoch,
  token?: string,
): Promise<SignOutOutcome> {
  const { cookie, exclusively, holder, marker, now, timers } = parts;
  await delay(timers, holder.notBeforeMs - now(), holder.unchanged);
  const settled = () => {
    compare(parts);
    if (isPending(parts)) marker.write('out', holder.epoch, '');
  };
  try {
    await exclusively(inEpoch, async () => {
      if (isPending(parts) && (cookie || token)) await tell(parts, inEpoch, token);
    });
    inEpoch.throwIfAborted();
    settled();
    return { result: 'confirmed' };
  } catch (fault) {
    const problem = fault as LatchkeyClientError;
    // Without a cookie there is nothing left to tell the server with.
    const isFinal = !cookie || isRefusal(problem);
    if (isFinal && !inEpoch.aborted) settled();
    return { result: isFinal ? 'failed' : 'pending', problem };
  }
}

/** Tells the server what the mark says. */
export async function tell(parts: Parts, inEpoch: AbortSignal, token?: string): Promise<void> {
  const everywhere = isLeavingEverywhere(parts);
  const body = JSON.stringify({ everywhere } satisfies SignOutRequest);
  // Given up, it might reach the server after the next sign-in, whose session it would end: that waits for the lock.
  const signal = everywhere && parts.locks ? parts.lifetime.signal : inEpoch;
  await parts.server({ path: '/auth/logout', body, signal, token });
}

export function isLeavingEverywhere({ marker }: Parts): boolean {
  return marker.read()?.phase === 'leaving-everywhere';
}

export function isPending({ marker }: Parts): boolean {
  return !!marker.read()?.phase.startsWith('leaving');
}

/** An answer that would be the same the next time. */
function isRefusal({ status = 500 }: LatchkeyClientError): boolean {
  return status < 500 && status !== 429 && status !== 408;
}
