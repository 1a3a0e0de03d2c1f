import type { User } from '../client/user.ts';
import { hold } from '../claim/violation.ts';
import { describe, tokensOf, type Answer } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';
import { startNodes, type Nodes } from '../server/start-nodes.ts';

export const passwordGuessing: Scenario = {
  name: 'password-guessing',
  claim: '50 guesses at once get no more tries than 50 in a row, and the owner gets in while strangers guess',
  unit: 'accounts that are guessed at',
  engines: ['sqlite', 'postgres'],
  small: 2,
  full: 100,
  async run({ site, count, progress }: ScenarioContext) {
    // Each request comes through a proxy, so that networks can be chosen.
    const nodes = await startNodes(site, { TRUST_PROXY: '127.0.0.1' });
    const accounts = await site.addUsers(2 * count);
    const figures = { inRow: 0, atOnce: 0, held: 0 };
    for (let run = 0; run < count; run += 1) {
      const [owned, guessed] = [accounts[2 * run], accounts[2 * run + 1]] as [User, User];
      figures.inRow = Math.max(figures.inRow, await guessInRow(nodes, owned, `2001:db8:1:${hex(run)}::1`));
      const startMilliseconds = Date.now();
      const tries = await guessAtOnce(nodes, guessed, `2001:db8:2:${hex(run)}::1`);
      const most = mostTries((Date.now() - startMilliseconds) / 1_000);
      hold(
        tries >= freeTries && tries <= most,
        () => `${guesses} guesses at once got ${tries} tries, where ${most} in a row would be let in`,
      );
      figures.atOnce = Math.max(figures.atOnce, tries);
      figures.held += await attack(nodes, guessed, run);
      progress(run + 1);
    }
    return figures;
  },
};

const guesses = 50;
/** Of one account from one network. */
const freeTries = 10;

/** What a row of guesses would get that takes so long: after the free ones each waits twice as long, from 2 s on. */
function mostTries(seconds: number): number {
  // The server counts whole seconds, so that a wait may be one shorter.
  return freeTries + Math.floor(Math.log2((seconds + 1) / 2 + 1));
}

const hex = (number: number) => number.toString(16);

async function guessInRow(nodes: Nodes, user: User, network: string): Promise<number> {
  let tries = 0;
  for (let index = 0; index < freeTries + 1; index += 1) {
    if (isTry(await guess(nodes, index, user, network))) tries += 1;
  }
  return tries;
}

async function guessAtOnce(nodes: Nodes, user: User, network: string): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: guesses }, (_, index) => guess(nodes, index, user, network)),
  );
  return answers.filter(isTry).length;
}

/** The owner signs in, strangers from everywhere guess at once, and the owner signs in again. */
async function attack(nodes: Nodes, user: User, run: number): Promise<number> {
  const home = `2001:db8:3:${hex(run)}::1`;
  tokensOf(await signIn(nodes, 0, user, home));
  const answers = await Promise.all(
    Array.from({ length: guesses }, (_, index) =>
      guess(nodes, index, user, `2001:db8:4${hex(run)}:${hex(index)}::1`),
    ),
  );
  tokensOf(await signIn(nodes, 1, user, home));
  return answers.filter((answer) => !isTry(answer)).length;
}

const guess = (nodes: Nodes, turn: number, { username }: User, network: string) =>
  signIn(nodes, turn, { username, password: 'a guess that is wrong' }, network);

function signIn({ first, second }: Nodes, turn: number, user: User, network: string): Promise<Answer> {
  const { wire } = turn % 2 === 0 ? first : second;
  const body = { ...user, session: 'token' };
  return wire.call('POST', '/auth', { body, headers: { 'x-forwarded-for': network } });
}

/** Whether the guess was checked at all. */
function isTry(answer: Answer): boolean {
  const { status, headers } = answer;
  if (status === 429) {
    hold(Number(headers['retry-after']) >= 1, () => `no time to wait for: ${describe(answer)}`);
    return false;
  }
  hold(status === 401, () => `a guess got ${describe(answer)}`);
  return true;
}
