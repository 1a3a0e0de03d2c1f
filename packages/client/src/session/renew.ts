import type { Holder } from './holder.ts';

/** How often a refresh is begun anew that something overtook. */
const mostRounds = 5;

/** Refreshes until the token is no longer the one that there was, or the server has said no, or could not be asked. */
export async function renew(holder: Holder, refresh: () => Promise<void>): Promise<void> {
  const stale = holder.credential;
  for (let round = 0; round < mostRounds; round++) {
    await refresh();
    const { state } = holder.cell;
    if (holder.credential !== stale || state.status === 'signed-out' || state.problem) return;
  }
}
