import { setTimeout as delay } from 'node:timers/promises';
import { checkLedger } from '../ledger/check-ledger.ts';
import { checkSoundness } from '../database/check-soundness.ts';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import type { LatchkeyNode } from '../server/latchkey-node.ts';
import { percentiles } from '../claim/percentiles.ts';
import type { Random } from '../claim/random.ts';
import type { Site } from '../server/site.ts';
import { hold } from '../claim/violation.ts';
import { workLoad } from '../ledger/work-load.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

const clients = 6;
const shortestLoadMilliseconds = 30;
const longestLoadMilliseconds = 500;
/** Ten times what a machine needs that does nothing else. */
const slowestMilliseconds = 20_000;
/** On PostgreSQL each of so many kills takes the database with it. */
const killsPerDatabaseKill = 5;

export const randomKills: Scenario = {
  name: 'random-kills',
  claim: 'nothing acknowledged is lost by a SIGKILL under load, and the store is sound after it',
  unit: 'kills',
  engines: ['sqlite', 'postgres'],
  small: 2,
  full: 100,
  async run({ site, count, random, progress }: ScenarioContext) {
    const ledgers = (await site.addUsers(clients)).map(openLedger);
    const node = await site.startNode({ ACCESS_TTL_SECONDS: '7200' });
    const readyMilliseconds: number[] = [];
    for (let kill = 1; kill <= count; kill += 1) {
      await loadAndKill(site, node, ledgers, random, kill % killsPerDatabaseKill === 0);
      await node.start();
      hold(
        node.readyMilliseconds < slowestMilliseconds,
        `ready after ${Math.round(node.readyMilliseconds)} ms`,
      );
      readyMilliseconds.push(node.readyMilliseconds);
      const isLast = kill === count;
      await Promise.all(
        ledgers.map((ledger) => checkLedger(ledger, node.wire, () => isLast || random.below(4) === 0)),
      );
      if (isLast || kill % 10 === 0) await checkSoundness(site);
      progress(kill);
    }
    const { p50, max } = percentiles(readyMilliseconds);
    const sum = (of: (ledger: Ledger) => number) => ledgers.reduce((total, ledger) => total + of(ledger), 0);
    return {
      acknowledged: sum(({ acknowledged }) => acknowledged),
      sessions: sum(({ sessions }) => sessions.length),
      'ready again p50': p50,
      'ready again max': max,
    };
  },
};

async function loadAndKill(
  { postgres }: Site,
  node: LatchkeyNode,
  ledgers: readonly Ledger[],
  random: Random,
  withDatabase: boolean,
): Promise<void> {
  const load = Promise.all(ledgers.map((ledger) => workLoad(ledger, node.wire, random)));
  const ended = load.then(() => 'ended');
  const loadMilliseconds =
    shortestLoadMilliseconds + random.below(longestLoadMilliseconds - shortestLoadMilliseconds);
  // The load does not end by itself before the kill, unless it found a violation.
  await Promise.race([delay(loadMilliseconds), ended]);
  if (withDatabase && postgres !== null) await postgres.stopServer('kill');
  await node.kill();
  await load;
  if (withDatabase && postgres !== null) await postgres.startAgain();
}
