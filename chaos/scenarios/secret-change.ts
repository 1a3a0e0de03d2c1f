import { refusal, type LatchkeyNode } from '../server/latchkey-node.ts';
import { newSecret, type Site } from '../server/site.ts';
import { startTraffic } from '../traffic/traffic.ts';
import { hold } from '../claim/violation.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

export const secretChange: Scenario = {
  name: 'secret-change',
  claim: 'a rolling change of SECRET_KEY signs nobody out, and a node with a foreign secret refuses to start',
  unit: 'changes',
  engines: ['sqlite', 'postgres'],
  small: 1,
  full: 5,
  async run({ site, count, random, progress }: ScenarioContext) {
    const users = await site.addUsers(2);
    const nodes = await startAll(site);
    const traffic = await startTraffic(users, { nodes, random });
    let current = site.secretKey;
    try {
      for (let run = 0; run < count; run += 1) {
        const next = newSecret();
        await roll(nodes, { SECRET_KEY: current, SECRET_KEY_ALSO_ACCEPT: next });
        await roll(nodes, { SECRET_KEY: next, SECRET_KEY_ALSO_ACCEPT: current });
        await traffic.renewed();
        await roll(nodes, { SECRET_KEY: next, SECRET_KEY_ALSO_ACCEPT: '' });
        await traffic.renewed();
        await expectForeign(site, current);
        current = next;
        progress(run + 1);
      }
    } finally {
      await traffic.stop();
    }
    return { changes: count, restarts: count * 3 * nodes.length, 'requests answered': traffic.answered };
  },
};

function startAll(site: Site): Promise<readonly LatchkeyNode[]> {
  return Promise.all(Array.from({ length: site.engine === 'postgres' ? 2 : 1 }, () => site.startNode()));
}

/** One after the other, so that somebody always answers. */
async function roll(
  nodes: readonly LatchkeyNode[],
  changes: Readonly<Record<string, string>>,
): Promise<void> {
  for (const node of nodes) {
    await node.stop();
    await node.start(changes);
  }
}

/** The former secret is a foreign one now, as any other. */
async function expectForeign(site: Site, former: string): Promise<void> {
  const { code, said } = await refusal(site.variables({ SECRET_KEY: former }));
  const lines = said.trimEnd().split('\n');
  hold(code === 1 && lines.length === 1, () => `a foreign secret ended with ${code}: ${said}`);
  hold(!said.includes(former), 'the refusal repeats the secret');
}
