import { hold } from '../claim/violation.ts';
import { waitUntil } from '../claim/wait-until.ts';
import { describe, type Tokens, type Wire } from './wire.ts';

/**
 * None of the tokens lives: the server that ended them refuses at once, and every refresh token is refused anywhere,
 * since that is asked of the store. Another node refuses access tokens when it has heard of it.
 */
export async function expectDead(tokens: readonly Tokens[], here: Wire, elsewhere: Wire): Promise<void> {
  const live = await Promise.all(tokens.map(({ accessToken }) => here.isLive(accessToken)));
  hold(
    !live.includes(true),
    () => `${live.filter(Boolean).length} of ${live.length} access tokens outlived the end`,
  );
  await expectNoRefresh(tokens, here);
  if (elsewhere === here) return;
  await expectNoRefresh(tokens, elsewhere);
  for (const { accessToken } of tokens) {
    await waitUntil('the other node refuses the token', async () => !(await elsewhere.isLive(accessToken)));
  }
}

async function expectNoRefresh(tokens: readonly Tokens[], wire: Wire): Promise<void> {
  const distinct = new Set(tokens.map(({ refreshToken }) => refreshToken));
  for (const token of distinct) {
    const answer = await wire.refresh(token);
    hold(answer.status === 401, () => `a refresh token outlived the end: ${describe(answer)}`);
  }
}
