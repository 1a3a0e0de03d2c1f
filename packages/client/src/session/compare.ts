import type { Parts } from './parts.ts';

/**
 * Compares this tab with the mark that all tabs leave in the storage: what it missed, because it was frozen, in the
 * cache of the browser or not told, it learns here. A tab that learns of a later epoch gives up what it had begun.
 */
export function compare({ holder, marker }: Parts): void {
  const mark = marker.read();
  if (!mark || mark.epoch <= holder.epoch) return;
  holder.enter(mark.epoch);
  const { credential, cell } = holder;
  if (mark.phase !== 'in') holder.drop('signed-out');
  else if (credential) {
    if (credential.sid !== mark.sid || !mark.sid) holder.drop('replaced');
    // Somebody has signed in elsewhere, where nobody was here.
  } else if (cell.state.status === 'signed-out' && cell.state.reason !== 'replaced') holder.await();
}
