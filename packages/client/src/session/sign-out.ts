import type { SignOutRequest } from '@latchkey/contract';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { askServer } from '../request/ask-server.ts';
import { drop } from './become.ts';
import { begin, publish } from './epoch.ts';
import { exclusively } from './exclusively.ts';
import { look } from './learn.ts';
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
export function signOut({ everywhere }: SignOutOptions, parts: Parts): Promise<SignOutOutcome> {
  look(parts);
  const token = parts.credential?.token;
  // Before the listeners hear of it, who may sign in again at once.
  const phase = everywhere || isLeavingEverywhere(parts) ? 'leaving-everywhere' : 'leaving';
  const signal = begin(parts, { phase });
  drop(parts, 'signed-out');
  return settle(parts, signal, token);
}

/** Tells the server of a sign-out that the mark says it does not know of. */
export async function settle(
  parts: Parts,
  inEpoch = parts.change.signal,
  token?: string,
): Promise<SignOutOutcome> {
  const { cookie } = parts;
  let problem: LatchkeyClientError | null = null;
  try {
    await exclusively(parts, inEpoch, async () => {
      look(parts);
      if (isPending(parts) && (cookie || token)) await tell(parts, inEpoch, token);
    });
    inEpoch.throwIfAborted();
  } catch (fault) {
    problem = fault as LatchkeyClientError;
  }
  // Without a cookie there is nothing left to tell the server with.
  const isFinal = !problem || !cookie || isRefusal(problem);
  look(parts);
  if (isFinal && isPending(parts) && !inEpoch.aborted) publish(parts, { phase: 'out' });
  return problem ? { result: isFinal ? 'failed' : 'pending', problem } : { result: 'confirmed' };
}

/** Tells the server what the mark says. */
export async function tell(parts: Parts, inEpoch: AbortSignal, token?: string): Promise<void> {
  const everywhere = isLeavingEverywhere(parts);
  const body = JSON.stringify({ everywhere } satisfies SignOutRequest);
  // Given up, it might reach the server after the next sign-in, whose session it would end: that waits for the lock.
  const signal = everywhere && parts.locks ? parts.alive : inEpoch;
  await askServer(parts, '/auth/logout', body, signal, token);
}

export function isLeavingEverywhere({ mark }: Parts): boolean {
  return mark.phase === 'leaving-everywhere';
}

export function isPending({ mark }: Parts): boolean {
  // eslint-disable-next-line @typescript-eslint/prefer-string-starts-ends-with -- the storage may hold no text
  return /^leaving/.test(mark.phase);
}

/** An answer that would be the same the next time. */
function isRefusal({ status = 500 }: LatchkeyClientError): boolean {
  return status < 500 && status !== 429 && status !== 408;
}
