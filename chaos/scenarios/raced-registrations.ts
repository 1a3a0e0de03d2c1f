import { routes } from '@latchkey/contract';
import { openStore } from '@latchkey/server';
import { hold } from '../claim/violation.ts';
import { drawLookAlikes, type LookAlikes } from '../client/look-alikes.ts';
import { newPassword, type User } from '../client/user.ts';
import { describe, type Answer } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';
import type { Site } from '../server/site.ts';
import { startNodes, type Nodes } from '../server/start-nodes.ts';

export const racedRegistrations: Scenario = {
  name: 'raced-registrations',
  claim: 'of ten registrations at once of a name and its look-alikes exactly one makes an account',
  unit: 'runs of ten',
  engines: ['sqlite', 'postgres'],
  small: 3,
  full: 50,
  async run({ site, count, random, progress }: ScenarioContext) {
    // Each stranger comes from a network of its own: how often one may register is another story.
    const nodes = await startNodes(site, { REGISTRATION: 'on', TRUST_PROXY: 'loopback' });
    for (let run = 0; run < count; run += 1) {
      await race(nodes, drawLookAlikes(random), `10.${run >> 8}.${run & 255}`);
      progress(run + 1);
    }
    const accounts = await countAccounts(site, count + 1);
    hold(accounts === count, `the store holds ${accounts} accounts, and ${count} were made`);
    return { accounts, 'registrations refused': count * 9 };
  },
};

async function race(nodes: Nodes, { same, foreign }: LookAlikes, network: string): Promise<void> {
  const users = [...same, ...foreign].map((username) => ({ username, password: newPassword() }));
  const answers = await Promise.all(
    users.map((user, turn) => register(nodes, turn, user, `${network}.${turn + 1}`)),
  );
  const winners = users.filter((_, turn) => answers[turn]?.status === 201);
  const [winner] = winners;
  hold(
    winners.length === 1 && winner !== undefined,
    () => `the answers were ${answers.map(describe).join(', ')}`,
  );
  for (const [turn, answer] of answers.entries()) {
    const refusal = turn < same.length ? 'username_taken' : 'validation_failed';
    hold(answer.status === 201 || answer.code === refusal, () => `a stranger got ${describe(answer)}`);
  }
  // Whichever way the owner writes the name, it is that of the one account.
  const signedIn = await nodes.second.wire.signIn({ ...winner, username: same.at(-1) ?? '' });
  hold(signedIn.status === 200, () => `the owner's sign-in was answered with ${describe(signedIn)}`);
}

function register({ first, second }: Nodes, turn: number, body: User, ip: string): Promise<Answer> {
  const { wire } = turn % 2 === 0 ? first : second;
  return wire.call('POST', routes.register, { body, headers: { 'x-forwarded-for': ip } });
}

async function countAccounts(site: Site, limit: number): Promise<number> {
  const store = await openStore({ url: site.databaseUrl });
  try {
    return (await store.accounts.list({ afterId: null, limit })).length;
  } finally {
    await store.close();
  }
}
