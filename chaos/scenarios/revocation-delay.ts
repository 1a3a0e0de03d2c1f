import type { LatchkeyNode } from '../server/latchkey-node.ts';
import { percentiles } from '../claim/percentiles.ts';
import { startPostgresProxy } from '../proxy/postgres-proxy.ts';
import type { User } from '../client/user.ts';
import { hold } from '../claim/violation.ts';
import { waitUntil } from '../claim/wait-until.ts';
import { describe, tokensOf } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

/** With NOTIFY cut off each takes up to a second. */
const share = 10;

export const revocationDelay: Scenario = {
  name: 'revocation-delay',
  claim: 'a session ended through one node is refused by the other, with NOTIFY cut off too',
  unit: 'revocations, and a tenth as many with NOTIFY cut off',
  engines: ['postgres'],
  small: 10,
  full: 500,
  async run({ site, count, progress }: ScenarioContext) {
    const user = await site.addUser();
    const proxy = await startPostgresProxy(site);
    const [first, second] = await Promise.all([
      site.startNode(),
      site.startNode({ DATABASE_URL: proxy.url }),
    ]);
    const notified: number[] = [];
    for (let run = 0; run < count; run += 1) {
      notified.push(await delayOf(first, second, user));
      progress(run + 1);
    }
    proxy.notifications = false;
    const polled: number[] = [];
    for (let run = 0; run < count / share; run += 1) polled.push(await delayOf(first, second, user));
    hold(proxy.droppedNotifications > 0, 'no notification was there to be cut off');
    return {
      revocations: count,
      ...named('delay', notified),
      'without NOTIFY': polled.length,
      ...named('delay without NOTIFY', polled),
    };
  },
};

/** Milliseconds from the answer of one node until the answer by which the other one refused. */
async function delayOf(first: LatchkeyNode, second: LatchkeyNode, user: User): Promise<number> {
  const { accessToken, refreshToken } = tokensOf(await first.wire.signIn(user, 'token'));
  hold(await second.wire.isLive(accessToken), 'a new token is refused by the other node');
  const answer = await first.wire.signOut({ refresh_token: refreshToken });
  const endedMs = performance.now();
  hold(answer.status === 204, () => `the sign-out was answered with ${describe(answer)}`);
  const refused = async () => !(await second.wire.isLive(accessToken));
  await waitUntil('the other node refuses the token', refused, { everyMilliseconds: 0 });
  return performance.now() - endedMs;
}

function named(name: string, milliseconds: readonly number[]): Record<string, string> {
  const { p50, p99, max } = percentiles(milliseconds);
  return { [`${name} p50`]: p50, [`${name} p99`]: p99, [`${name} max`]: max };
}
