import { expectDead } from '../client/expect-dead.ts';
import { refreshChain } from '../client/refresh-chain.ts';
import { newPassword, type User } from '../client/user.ts';
import { startNodes, type Nodes } from '../server/start-nodes.ts';
import { hold } from '../claim/violation.ts';
import { describe, tokensOf } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

export const passwordChangeRacesRefresh: Scenario = {
  name: 'password-change-races-refresh',
  claim:
    'a password change ends the other sessions whatever they refresh meanwhile, and never the one that asks',
  unit: 'runs',
  engines: ['sqlite', 'postgres'],
  small: 3,
  full: 500,
  async run({ site, count, progress }: ScenarioContext) {
    let user = await site.addUser();
    const nodes = await startNodes(site);
    let tokens = 0;
    for (let run = 0; run < count; run += 1) {
      const changed = { ...user, password: newPassword() };
      tokens += await race(nodes, user, changed);
      user = changed;
      progress(run + 1);
    }
    return { 'tokens checked': tokens };
  },
};

/** Two sessions that are refreshed while one of them changes the password. Resolves to how many tokens they got. */
async function race({ first, second }: Nodes, user: User, changed: User): Promise<number> {
  const own = tokensOf(await first.wire.signIn(user, 'token'));
  const other = tokensOf(await second.wire.signIn(user, 'token'));
  const withoutSession = await second.wire.signIn(user);
  let isOver = false;
  const otherChain = refreshChain([second.wire, first.wire], other, { isOver: () => isOver });
  const ownChain = refreshChain([first.wire, second.wire], own, { isStopped: () => isOver });
  const answer = await first.wire.changePassword(own.accessToken, user.password, changed.password);
  isOver = true;
  hold(answer.status === 204, () => `the change was answered with ${describe(answer)}`);
  const [others, owns] = [await otherChain, await ownChain];
  await expectDead(others.tokens, first.wire, second.wire);
  const bare = String(withoutSession.body['access_token']);
  hold(!(await first.wire.isLive(bare)), 'a token without a session outlived the change');
  hold(owns.refusal === null, 'the session that asked for the change was refused a refresh');
  for (const { accessToken } of owns.tokens) {
    hold(await first.wire.isLive(accessToken), 'a token of the session that asked was revoked');
  }
  const next = tokensOf(await second.wire.refresh(owns.newest.refreshToken));
  await first.wire.signOut({ refresh_token: next.refreshToken });
  return others.tokens.length + owns.tokens.length;
}
