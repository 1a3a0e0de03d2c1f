import { setTimeout as delay } from 'node:timers/promises';
import type { OwnPostgres } from '../../tools/postgres/start-own-postgres.ts';
import type { LatchkeyNode } from '../server/latchkey-node.ts';
import { protectedService } from '../server/spawn-server.ts';
import { percentiles } from '../claim/percentiles.ts';
import { startPostgresProxy, type PostgresProxy } from '../proxy/postgres-proxy.ts';
import type { User } from '../client/user.ts';
import { hold } from '../claim/violation.ts';
import { waitUntil } from '../claim/wait-until.ts';
import { describe, tokensOf, type Answer, type Tokens } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

/** Stopping PostgreSQL takes a moment, and until it has stopped no token verifies without it. */
const shortestBoundSeconds = 4;
/** How long somebody waits before they think that nothing will come; far beyond what a busy machine needs. */
const slowestMilliseconds = 15_000;

export const databaseOutage: Scenario = {
  name: 'database-outage',
  claim:
    'without PostgreSQL refresh and sign-in answer 503 with Retry-After, tokens verify until the bound, and all recovers',
  unit: 'seconds without PostgreSQL',
  engines: ['postgres'],
  small: 2,
  full: 30,
  async run({ site, count, progress }: ScenarioContext) {
    const { postgres } = site;
    if (postgres === null) throw new TypeError('an outage needs a PostgreSQL');
    const user = await site.addUser();
    const proxy = await startPostgresProxy(site);
    const staleSeconds = Math.max(shortestBoundSeconds, Math.floor(count / 3));
    const variables = { DATABASE_URL: proxy.url, REVOCATION_STALE_SECONDS: String(staleSeconds) };
    const [node, verifier] = await Promise.all([
      site.startNode(variables),
      site.startNode(variables, protectedService),
    ]);
    const party = { node, verifier, user, tokens: tokensOf(await node.wire.signIn(user, 'token')) };
    const stopped = await whileStopped(postgres, party, count, progress);
    const recovered = await recovery(party);
    const frozen = await whileFrozen(proxy, party);
    const recoveredAgain = await recovery(party);
    const named = (name: string, { p50, max }: { p50: string; max: string }) => ({
      [`${name} p50`]: p50,
      [`${name} max`]: max,
    });
    return {
      'refused at once': stopped.refusals.length,
      ...named('refusal', percentiles(stopped.refusals)),
      'bound in seconds': staleSeconds,
      'stale after': `${(stopped.staleAfterMs / 1_000).toFixed(1)} s`,
      'verified without PostgreSQL': stopped.verified,
      'recovered after': `${(recovered / 1_000).toFixed(1)} s`,
      ...named('refusal by a silent PostgreSQL', percentiles(frozen)),
      'recovered from that after': `${(recoveredAgain / 1_000).toFixed(1)} s`,
    };
  },
};

interface Party {
  /** Signs in and refreshes. */
  readonly node: LatchkeyNode;
  /** Has a protected route. */
  readonly verifier: LatchkeyNode;
  readonly user: User;
  tokens: Tokens;
}

interface Outage {
  readonly refusals: readonly number[];
  readonly verified: number;
  readonly staleAfterMs: number;
}

async function whileStopped(
  postgres: OwnPostgres,
  party: Party,
  seconds: number,
  progress: (done: number) => void,
): Promise<Outage> {
  const startMs = performance.now();
  await postgres.stopServer();
  const elapsedMs = () => performance.now() - startMs;
  const refusals: number[] = [];
  let verified = 0;
  let staleAfterMs: number | null = null;
  while (elapsedMs() < seconds * 1_000 || staleAfterMs === null) {
    refusals.push(...(await refusedBoth(party)));
    const { status, code } = await party.verifier.wire.call('GET', '/protected', {
      accessToken: party.tokens.accessToken,
    });
    if (status === 200) {
      hold(staleAfterMs === null, 'a token verified again while there was no PostgreSQL');
      verified += 1;
    } else {
      hold(code === 'revocations_stale', `a token was answered with ${status} ${code}`);
      staleAfterMs ??= elapsedMs();
    }
    hold(elapsedMs() < seconds * 1_000 + 30_000, 'tokens verify long after the bound');
    progress(Math.min(seconds, Math.floor(elapsedMs() / 1_000)));
    await delay(50);
  }
  hold(verified > 0, 'no token verified without PostgreSQL');
  await postgres.startAgain();
  return { refusals, verified, staleAfterMs };
}

/** Whoever is connected to PostgreSQL gets no answer and no end of the connection. */
async function whileFrozen(proxy: PostgresProxy, party: Party): Promise<readonly number[]> {
  proxy.freeze();
  const refusals = await refusedBoth(party);
  proxy.thaw();
  return refusals;
}

/** A refresh and a sign-in, both of which must be refused for now. Resolves to how long that took. */
function refusedBoth({ node: { wire }, user, tokens }: Party): Promise<readonly number[]> {
  return Promise.all([refused(wire.refresh(tokens.refreshToken)), refused(wire.signIn(user, 'token'))]);
}

async function refused(asked: Promise<Answer>): Promise<number> {
  const askedMs = performance.now();
  const answer = await asked;
  const milliseconds = performance.now() - askedMs;
  hold(answer.status === 503, () => `without PostgreSQL the answer was ${describe(answer)}`);
  hold(/^\d+$/.test(answer.headers['retry-after'] ?? ''), 'the 503 has no Retry-After');
  hold(milliseconds < slowestMilliseconds, `the 503 took ${Math.round(milliseconds)} ms`);
  return milliseconds;
}

/** The same token that was refused for now works again, and everything else does. */
async function recovery(party: Party): Promise<number> {
  const startMs = performance.now();
  const { node, verifier, user } = party;
  await waitUntil('refresh works again', async () => {
    const answer = await node.wire.refresh(party.tokens.refreshToken);
    if (answer.status !== 503) party.tokens = tokensOf(answer);
    return answer.status !== 503;
  });
  await waitUntil('sign-in works again', async () => (await node.wire.signIn(user, 'token')).status === 200);
  await waitUntil('tokens verify again', async () => {
    const answer = await verifier.wire.call('GET', '/protected', { accessToken: party.tokens.accessToken });
    hold(answer.status !== 401, () => `after the outage a token was answered with ${describe(answer)}`);
    return answer.status === 200;
  });
  return performance.now() - startMs;
}
