import type { SignInRequest } from '@latchkey/contract';
import { lockWaitMs, longestClaimMs, refreshTimeoutMs } from '../refresh/limits.ts';
import type { Credentials } from './auth-session.ts';
import type { SignedInState } from './auth-state.ts';
import { compare } from './compare.ts';
import { tokenMessage } from './hear.ts';
import { obtain } from './obtain.ts';
import { overtaken } from './overtaken.ts';
import type { Parts } from './parts.ts';
import { isLeavingEverywhere, tell } from './sign-out.ts';

/** Signs in, over everything that is under way in any tab. */
export async function signIn({ username, password }: Credentials, parts: Parts): Promise<SignedInState> {
  const { cookie, exclusively, holder, marker, tabs } = parts;
  // First, because it throws for what no request can carry.
  const request: SignInRequest = { username, password, ...(cookie && { session: 'cookie' }) };
  const body = JSON.stringify(request);
  compare(parts);
  const signal = holder.begin();
  claim(longestClaimMs, parts);
  try {
    // One that is on its way has the lock until it is answered.
    const waitMs = isLeavingEverywhere(parts) ? refreshTimeoutMs : lockWaitMs;
    const begin = async () => {
      // The sign-in itself ends the session whose cookie it finds, but no others.
      if (isLeavingEverywhere(parts)) await tell(parts, signal);
      return obtain({ path: '/auth', body, signal }, parts);
    };
    const credential = await exclusively(signal, begin, waitMs);
    compare(parts);
    // In the very step that changes the state: between the answer and here, something may have overtaken it.
    if (!credential || signal.aborted) throw overtaken();
    holder.begin();
    marker.write('in', holder.epoch, credential.sid);
    tabs.post(tokenMessage(credential, true, parts));
    holder.hold(credential);
    return credential.state;
  } catch (fault) {
    // What was under way before may go on.
    if (!signal.aborted) claim(0, parts);
    throw fault;
  }
}

/** Keeps refreshes from being sent, in all tabs: their late answers would bring back the cookie of another session. */
function claim(forMs: number, { holder, now, tabs }: Parts): void {
  holder.notBeforeMs = forMs && now() + forMs;
  tabs.post({ kind: 'claim', untilMs: holder.notBeforeMs });
  holder.interrupt();
}
