import type { User } from '../client/user.ts';
import { refreshTokenParts } from '../client/refresh-token-parts.ts';
import { startNodes, type Nodes } from '../server/start-nodes.ts';
import { hold } from '../claim/violation.ts';
import { describe, tokensOf, type Answer, type Wire } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

/** At least ten, and the same number for each of two tokens on each of two nodes. */
const atOnce = 12;

export const simultaneousRefresh: Scenario = {
  name: 'simultaneous-refresh',
  claim: 'simultaneous uses of one refresh token leave one live branch, and none is answered with a 5xx',
  unit: 'runs, and as many with its parent beside it',
  engines: ['sqlite', 'postgres'],
  small: 5,
  full: 100,
  async run({ site, count, random, progress }: ScenarioContext) {
    const users = await site.addUsers(5);
    let survived = 0;
    const nodes = await startNodes(site);
    for (let run = 0; run < count; run += 1) {
      await raceWithOne(nodes, random.pick(users));
      survived += Number(await raceWithParent(nodes, random.pick(users)));
      progress(run + 1);
    }
    return { runs: count, uses: 2 * count * atOnce, 'survived a race with the parent': survived };
  },
};

/** Everybody has the newest token. */
async function raceWithOne(nodes: Nodes, user: User): Promise<void> {
  const { first, second } = nodes;
  const initial = tokensOf(await first.wire.signIn(user, 'token'));
  const answers = await useAtOnce(nodes, [initial.refreshToken]);
  hold(answers.every(isGranted), () => `of the uses of one token: ${answers.map(describe).join(', ')}`);
  const successors = new Set(answers.map((answer) => tokensOf(answer).refreshToken));
  hold(successors.size === 1, () => `${successors.size} successors were given out`);
  const [successor = ''] = successors;
  const next = tokensOf(await first.wire.refresh(successor));
  // One branch: whoever holds another token of the family ends it, and nothing is left then.
  await expectRefused(second.wire, [initial.refreshToken, successor, next.refreshToken]);
}

/** Half of them have the parent of the newest token. Resolves to whether the session lives on. */
async function raceWithParent(nodes: Nodes, user: User): Promise<boolean> {
  const { first, second } = nodes;
  const parent = tokensOf(await first.wire.signIn(user, 'token'));
  const newest = tokensOf(await second.wire.refresh(parent.refreshToken));
  const answers = await useAtOnce(nodes, [parent.refreshToken, newest.refreshToken]);
  const server = answers.find(({ status }) => status >= 500);
  hold(server === undefined, () => `a use was answered with ${server && describe(server)}`);
  const granted = answers.filter(isGranted).map((answer) => tokensOf(answer).refreshToken);
  const tokens = [...new Set([parent.refreshToken, newest.refreshToken, ...granted])].sort(byGeneration);
  // Once the newest was used its parent is an ancestor: whoever came late with it has ended the session for all.
  if (granted.length < answers.length) {
    await expectRefused(first.wire, tokens.reverse());
    return false;
  }
  const next = tokensOf(await second.wire.refresh(tokens.at(-1) ?? ''));
  await expectRefused(first.wire, [newest.refreshToken, next.refreshToken]);
  return true;
}

/** Ten uses, the tokens in turn, half of them on each node. */
function useAtOnce({ first, second }: Nodes, tokens: readonly string[]): Promise<readonly Answer[]> {
  const rounds = Array.from({ length: atOnce / tokens.length / 2 }, () => tokens).flat();
  const uses = rounds.flatMap((token) => [first.wire.refresh(token), second.wire.refresh(token)]);
  return Promise.all(uses);
}

async function expectRefused(wire: Wire, tokens: readonly string[]): Promise<void> {
  for (const token of tokens) {
    const answer = await wire.refresh(token);
    hold(answer.status === 401, () => `a token that is none any more was answered with ${describe(answer)}`);
  }
}

const isGranted = ({ status }: Answer) => status === 200;

function byGeneration(one: string, other: string): number {
  return refreshTokenParts(one).generation - refreshTokenParts(other).generation;
}
