import { delay } from '../environment/delay.ts';
import { within } from '../environment/within.ts';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import type { AuthState } from '../session/auth-state.ts';
import { become, drop } from '../session/become.ts';
import type { Credential } from '../session/credential.ts';
import { publish } from '../session/epoch.ts';
import { exclusively } from '../session/exclusively.ts';
import { look, take } from '../session/learn.ts';
import { obtain } from '../session/obtain.ts';
import type { Parts } from '../session/parts.ts';
import type { TabMessage } from '../tab/tab-message.ts';
import { askMs, mostRounds, refreshTimeoutMs, settleMs } from './limits.ts';

/**
 * Gets the next access token, once for all who ask, in this tab and in all. It never rejects; what came of it is in the
 * state, and where it was overtaken, that is nothing.
 */
export function refresh(parts: Parts): Promise<void> {
  return (parts.flight ??= fly(parts).finally(() => (parts.flight = undefined)));
}

/** Until there is another token, or the server has said no, or could not be asked. */
async function fly(parts: Parts): Promise<void> {
  const { state } = parts;
  for (let round = 0; round < mostRounds && parts.state === state; round++) await fetchToken(parts, state);
}

async function fetchToken(parts: Parts, state: AuthState): Promise<void> {
  const { epoch, mark } = parts;
  const unchanged = parts.change.signal;
  try {
    await exclusively(parts, unchanged, (held) => ask(parts, held, unchanged, mark.notBeforeMs));
  } catch (fault) {
    const problem = fault as LatchkeyClientError;
    // What was sent in an earlier epoch was sent for another session.
    if (!problem.status && epoch === parts.epoch) unsettle(parts);
    look(parts);
    if (unchanged.aborted || state.status === 'signed-out') return;
    if (problem.status === 401) {
      publish(parts, { phase: 'out' });
      drop(parts, 'ended');
      // Whoever is or may be signed in stays so.
    } else become(parts, { ...state, problem }, parts.credential);
  }
}

/** First the other tabs, then the server. */
async function ask(parts: Parts, held: boolean, unchanged: AbortSignal, notBeforeMs: number): Promise<void> {
  // Whoever has the lock may have a request under way.
  if (!held) unsettle(parts);
  look(parts);
  const { channel, credential, mark, timers } = parts;
  // Somebody else was quicker, and knows of a request that may still be under way.
  if (mark.notBeforeMs > notBeforeMs) return;
  channel?.postMessage({ mark, sentMs: credential?.sentMs ?? 0 } satisfies TabMessage);
  await delay(timers, channel ? askMs : 0, unchanged);
  if (unchanged.aborted || parts.state.status === 'signed-out') return;
  // Given up well within the grace of the server, so that a second try is forgiven.
  await within(timers, refreshTimeoutMs, unchanged, (signal) =>
    obtain(parts, '/auth/refresh', '{}', signal, (next) => adopt(parts, next)),
  );
}

function adopt(parts: Parts, credential: Credential): void {
  const { endsAtMs, state } = credential;
  // The server forgives a late request with the token before this one, but not with the one before that.
  const notBeforeMs = Math.min(parts.unsettledUntilMs, ((endsAtMs ?? 0) + parts.now()) / 2);
  // Told first to the others, because listeners hear of it at once, and may change everything again.
  const tell = () => publish(parts, { phase: 'in', sid: state.claims['sid'], notBeforeMs }, credential);
  take(parts, credential, false, tell);
}

function unsettle(parts: Parts): void {
  parts.unsettledUntilMs = parts.now() + settleMs;
}
