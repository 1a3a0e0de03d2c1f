import { expectDead } from '../client/expect-dead.ts';
import { refreshChain } from '../client/refresh-chain.ts';
import { revocations, type Revocation } from '../client/revocations.ts';
import type { User } from '../client/user.ts';
import { startNodes, type Nodes } from '../server/start-nodes.ts';
import { hold } from '../claim/violation.ts';
import { describe, tokensOf } from '../client/wire.ts';
import type { Random } from '../claim/random.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

export const revocationRacesRefresh: Scenario = {
  name: 'revocation-races-refresh',
  claim: 'after the answer to a revocation no token of the session lives, those of racing refreshes included',
  unit: 'runs of each of five revocations',
  engines: ['sqlite', 'postgres'],
  small: 2,
  full: 100,
  async run({ site, count, random, progress }: ScenarioContext) {
    const users = await site.addUsers(5);
    const nodes = await startNodes(site);
    let tokens = 0;
    for (let run = 0; run < count; run += 1) {
      for (const revocation of revocations) {
        tokens += await race(nodes, random.pick(users), revocation, random);
      }
      progress(run + 1);
    }
    return { 'tokens checked': tokens };
  },
};

/** One session that is refreshed while it is ended. Resolves to how many tokens it got, all dead. */
async function race(
  { first, second }: Nodes,
  user: User,
  revocation: Revocation,
  random: Random,
): Promise<number> {
  const victim = tokensOf(await first.wire.signIn(user, 'token'));
  const other = tokensOf(await first.wire.signIn(user, 'token'));
  let isOver = false;
  const chain = refreshChain([first.wire, second.wire], victim, { isOver: () => isOver });
  // Now before, now in the middle of the first refreshes.
  for (let left = random.below(4); left > 0; left -= 1) await first.wire.isLive(other.accessToken);
  const answer = await revocation.end(first.wire, victim, other);
  isOver = true;
  hold(answer.status === 204, () => `${revocation.name} was answered with ${describe(answer)}`);
  const { tokens } = await chain;
  await expectDead(tokens, first.wire, second.wire);
  const lives = await first.wire.isLive(other.accessToken);
  hold(
    lives === revocation.sparesOther,
    `${revocation.name}: the other session ${lives ? 'lives on' : 'ended too'}`,
  );
  if (lives) await first.wire.signOut({ refresh_token: other.refreshToken });
  return tokens.length;
}
