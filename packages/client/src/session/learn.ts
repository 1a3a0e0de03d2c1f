import type { Mark } from '../tab/mark.ts';
import { stored } from '../tab/storage.ts';
import type { Receipt } from '../tab/tab-message.ts';
import { become, drop, hold } from './become.ts';
import { createCredential, type Credential } from './credential.ts';
import { endEpoch, interrupt } from './epoch.ts';
import type { Parts } from './parts.ts';

/** Learns what this tab missed, because it was frozen, in the cache of the browser or not told. */
export function look(parts: Parts): void {
  learn(parts, stored(parts));
}

/** Learns what another tab did. If that began a later epoch, this one gives up what it had begun. */
export function learn(parts: Parts, next: Mark | undefined, receipt?: Receipt): void {
  const { mark } = parts;
  if (!next || next.epoch < mark.epoch) return;
  const isLater = next.epoch > mark.epoch;
  parts.mark = next;
  if (isLater) endEpoch(parts);
  else if (next.notBeforeMs < mark.notBeforeMs) interrupt(parts);
  // Whoever heard of the end may have begun another.
  if (parts.mark === next) follow(parts, isLater, receipt);
}

function follow(parts: Parts, isLater: boolean, receipt?: Receipt): void {
  const { credential, mark, state } = parts;
  const isOut = state.status === 'signed-out';
  if (mark.phase !== 'in') {
    if (!isOut) drop(parts, isLater ? 'signed-out' : 'ended');
  } else if (isOut && state.reason === 'replaced') {
    // Nobody is followed any more.
  } else if (receipt) {
    // A sign-in may have been asked for before the session that it replaces was refreshed.
    const isNewer = isLater || !credential || receipt.sentMs > credential.sentMs;
    if (isNewer) take(parts, createCredential(receipt, parts.now()), isLater);
  } else if (isLater) {
    // Somebody has signed in elsewhere, where nobody was here.
    if (!credential) become(parts, { status: 'restoring', problem: null });
    else if (credential.state.claims['sid'] !== mark.sid) drop(parts, 'replaced');
  }
}

/**
 * Takes a token if it may follow the one that there is: it is of the same session, or the same user has signed in
 * again. Else the session here is not this browser's any more, and what the page shows and what it sends would be two
 * users'. `beforehand` is done before anybody here hears of it.
 */
export function take(parts: Parts, credential: Credential, isSignIn: boolean, beforehand?: () => void): void {
  const here = parts.credential?.state.claims;
  const { sid, sub } = credential.state.claims;
  if (!here || (here['sub'] === sub && (isSignIn || here['sid'] === sid))) {
    beforehand?.();
    hold(parts, credential);
  } else drop(parts, 'replaced');
}
