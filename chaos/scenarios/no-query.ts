import type { LatchkeyNode } from '../server/latchkey-node.ts';
import { protectedService } from '../server/spawn-server.ts';
import { lockDatabase } from '../database/lock-database.ts';
import { percentiles } from '../claim/percentiles.ts';
import { startPostgresProxy } from '../proxy/postgres-proxy.ts';
import type { Site } from '../server/site.ts';
import { hold } from '../claim/violation.ts';
import { describe, tokensOf, type Tokens } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

const lockMilliseconds = { small: 500, full: 2_000 };
const manyRequests = 1_000;
/** Of requests that waited for the lock there would be one. */
const fewestRequests = 5;
/** Pruning and upkeep ask something now and then, which no request waits for. */
const windows = 5;

export const noQuery: Scenario = {
  name: 'no-query',
  claim: 'a protected request makes no query, and a lock held on the database delays no verification',
  unit: 'protected requests',
  engines: ['sqlite', 'postgres'],
  small: 200,
  full: manyRequests,
  async run({ site, count, progress }: ScenarioContext) {
    const user = await site.addUser();
    const { node, countQueries } = await startCounted(site);
    const tokens = tokensOf(await node.wire.signIn(user, 'token'));
    const queries = await queriesOf(countQueries, node, tokens, count);
    progress(count);
    const free = await protectedFor(node, tokens, lockMilliseconds.small);
    const locked = await whileLocked(site, node, tokens, count < manyRequests ? 'small' : 'full');
    hold(
      locked.length >= fewestRequests,
      `only ${locked.length} requests were answered while the database was locked`,
    );
    return { queries, ...named('unlocked', free), ...named('locked', locked) };
  },
};

interface Counted {
  readonly node: LatchkeyNode;
  /** Everything that was asked of the store for the sake of requests; what follows the feed does not count. */
  countQueries(tokens: Tokens): Promise<number>;
}

async function startCounted(site: Site): Promise<Counted> {
  if (site.engine === 'postgres') {
    const proxy = await startPostgresProxy(site);
    const node = await site.startNode({ DATABASE_URL: proxy.url }, protectedService);
    return { node, countQueries: () => Promise.resolve(proxy.messagesBesideFeed) };
  }
  const node = await site.startNode({}, protectedService);
  return {
    node,
    countQueries: async (tokens) => Number((await openProtected(node, tokens)).body['queries']),
  };
}

async function queriesOf(
  countQueries: Counted['countQueries'],
  node: LatchkeyNode,
  tokens: Tokens,
  count: number,
): Promise<number> {
  const start = await countQueries(tokens);
  hold(await node.wire.isLive(tokens.accessToken), 'the token does not work');
  hold((await countQueries(tokens)) > start, 'a request that does make a query was not counted');
  let fewest = Infinity;
  for (let window = 0; window < windows && fewest > 0; window += 1) {
    const before = await countQueries(tokens);
    for (let request = 0; request < count; request += 1) await openProtected(node, tokens);
    fewest = Math.min(fewest, (await countQueries(tokens)) - before);
  }
  hold(fewest === 0, () => `${count} protected requests made ${fewest} queries`);
  return fewest;
}

async function whileLocked(
  site: Site,
  node: LatchkeyNode,
  tokens: Tokens,
  size: 'small' | 'full',
): Promise<number[]> {
  const milliseconds = lockMilliseconds[size];
  const unlock = await lockDatabase(site);
  let isLocked = true;
  const blocked = node.wire.refresh(tokens.refreshToken).then((answer) => ({ answer, wasLocked: isLocked }));
  const locked = await protectedFor(node, tokens, milliseconds);
  isLocked = false;
  await unlock();
  const { answer, wasLocked } = await blocked;
  // Without this the lock might not have been one.
  hold(answer.status === 503 || !wasLocked, () => `a refresh got through the lock: ${describe(answer)}`);
  return locked;
}

/** Durations of protected requests, one after the other, for a while. */
async function protectedFor(node: LatchkeyNode, tokens: Tokens, milliseconds: number): Promise<number[]> {
  const durations: number[] = [];
  const startMs = performance.now();
  while (performance.now() - startMs < milliseconds) {
    const askedMs = performance.now();
    await openProtected(node, tokens);
    durations.push(performance.now() - askedMs);
  }
  return durations;
}

async function openProtected({ wire }: LatchkeyNode, { accessToken }: Tokens) {
  const answer = await wire.call('GET', '/protected', { accessToken });
  hold(answer.status === 200, () => `a protected request was answered with ${describe(answer)}`);
  return answer;
}

function named(name: string, milliseconds: readonly number[]): Record<string, string | number> {
  const { p50, p99, max } = percentiles(milliseconds);
  return {
    [`${name} requests`]: milliseconds.length,
    [`${name} p50`]: p50,
    [`${name} p99`]: p99,
    [`${name} max`]: max,
  };
}
