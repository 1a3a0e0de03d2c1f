import type { TabMessage, TabNews } from '../tab/tab-message.ts';
import { accept } from './accept.ts';
import { createCredential, type Credential } from './credential.ts';
import type { Parts } from './parts.ts';

/** Does what another tab's message demands. */
export function hear(message: TabMessage, parts: Parts): void {
  const { holder, tabs } = parts;
  const { credential, cell } = holder;
  const { kind, epoch } = message;
  if (kind === 'ask') {
    // Whoever asks from a later epoch knows that this token may be void.
    const isNewer = credential && epoch <= holder.epoch && credential.receipt.order > message.order;
    if (isNewer) tabs.post(tokenMessage(credential, false, parts));
  } else if (!holder.enter(epoch)) return;
  else if (kind === 'claim') {
    holder.notBeforeMs = message.untilMs;
    holder.interrupt();
  } else if (kind === 'out') {
    const isOurs = message.sid === credential?.sid || cell.state.status === 'restoring';
    if (message.sid === null) holder.drop('signed-out');
    else if (isOurs) holder.drop('ended');
  } else if (cell.state.status !== 'signed-out' || cell.state.reason !== 'replaced') {
    accept(createCredential(message.receipt), message.signIn, parts, () => {
      holder.notBeforeMs = message.untilMs;
    });
  }
}

/** Tells the other tabs of the token that this one has, or is about to have. */
export function tokenMessage({ receipt }: Credential, signIn: boolean, { holder }: Parts): TabNews {
  return { kind: 'token', signIn, receipt, untilMs: holder.notBeforeMs };
}
