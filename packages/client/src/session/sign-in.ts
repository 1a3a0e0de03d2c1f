import type { SignInRequest } from '@latchkey/contract';
import { lockWaitMs, longestClaimMs, refreshTimeoutMs } from '../refresh/limits.ts';
import type { Credentials } from './auth-session.ts';
import type { SignedInState } from './auth-state.ts';
import { hold } from './become.ts';
import { begin, publish } from './epoch.ts';
import { exclusively } from './exclusively.ts';
import { look } from './learn.ts';
import { obtain } from './obtain.ts';
import { overtaken } from './overtaken.ts';
import type { Parts } from './parts.ts';
import { isLeavingEverywhere, tell } from './sign-out.ts';

/** Signs in, over everything that is under way in any tab. */
export async function signIn({ username, password }: Credentials, parts: Parts): Promise<SignedInState> {
  const { cookie, now } = parts;
  // First, because it throws for what no request can carry.
  const body = JSON.stringify({
    username,
    password,
    ...(cookie && { session: 'cookie' }),
  } satisfies SignInRequest);
  look(parts);
  // Keeps refreshes from being sent, in all tabs: their late answers would bring back the cookie of another session.
  const signal = begin(parts, { notBeforeMs: now() + longestClaimMs });
  try {
    // One that is on its way has the lock until it is answered.
    const waitMs = isLeavingEverywhere(parts) ? refreshTimeoutMs : lockWaitMs;
    const state = await exclusively(parts, signal, () => enter(body, signal, parts), waitMs);
    if (state) return state;
    throw overtaken();
  } catch (fault) {
    // What was under way before may go on.
    if (!signal.aborted) publish(parts, { notBeforeMs: 0 });
    throw fault;
  }
}

async function enter(body: string, signal: AbortSignal, parts: Parts): Promise<SignedInState> {
  // The sign-in itself ends the session whose cookie it finds, but no others.
  if (isLeavingEverywhere(parts)) await tell(parts, signal);
  return obtain(parts, '/auth', body, signal, (credential) => {
    const { state } = credential;
    begin(parts, { phase: 'in', sid: state.claims['sid'] }, credential).throwIfAborted();
    hold(parts, credential);
    return state;
  });
}
