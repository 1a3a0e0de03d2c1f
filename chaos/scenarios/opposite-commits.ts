import { Client } from 'pg';
import {
  countWaiting,
  holdAtSession,
  holdBehindFact,
  type HoldRevocation,
} from '../database/hold-revocation.ts';
import { startPostgresProxy } from '../proxy/postgres-proxy.ts';
import { refreshTokenParts } from '../client/refresh-token-parts.ts';
import type { Site } from '../server/site.ts';
import type { User } from '../client/user.ts';
import { hold } from '../claim/violation.ts';
import { waitUntil } from '../claim/wait-until.ts';
import { describe, tokensOf, type Answer, type Tokens, type Wire } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

/** A transaction held for longer than the server lets its queries wait is answered with 503; then the run is repeated. */
const mostAttempts = 5;

export const oppositeCommits: Scenario = {
  name: 'opposite-commits',
  claim: 'of two revocations the one that starts first commits last, and a node that only polls sees both',
  unit: 'runs for each of two places to be held up at',
  engines: ['postgres'],
  small: 1,
  full: 50,
  async run({ site, count, progress }: ScenarioContext) {
    const user = await site.addUser();
    const proxy = await startPostgresProxy(site);
    proxy.notifications = false;
    const [writer, poller] = await Promise.all([
      site.startNode(),
      site.startNode({ DATABASE_URL: proxy.url }),
    ]);
    const party = { writer: writer.wire, poller: poller.wire, holder: await connect(site), user };
    const found = { opposite: 0, 'kept in order': 0, 'too slow': 0 };
    for (let run = 0; run < count; run += 1) {
      for (const holdUp of [holdAtSession, holdBehindFact]) {
        let order: keyof typeof found;
        do {
          order = await oppose(party, holdUp);
          found[order] += 1;
        } while (order === 'too slow' && found['too slow'] < mostAttempts * count);
      }
      progress(run + 1);
    }
    hold(
      found.opposite === count,
      () => `${found.opposite} of ${count} were committed in the opposite order`,
    );
    hold(found['kept in order'] === count, 'a revocation went past the number of one that was not committed');
    return found;
  },
};

interface Party {
  readonly writer: Wire;
  /** Of a node that hears of nothing unless it asks. */
  readonly poller: Wire;
  readonly holder: Client;
  readonly user: User;
}

/**
 * Starts a revocation, holds it up, and starts another one. Either that one overtakes the first, or it waits for it,
 * as it must once the first has a number.
 */
async function oppose(
  party: Party,
  holdUp: HoldRevocation,
): Promise<'opposite' | 'kept in order' | 'too slow'> {
  const { writer, poller, holder, user } = party;
  const early = tokensOf(await writer.signIn(user, 'token'));
  const late = tokensOf(await writer.signIn(user, 'token'));
  const letGo = await holdUp(holder, refreshTokenParts(early.refreshToken).sid);
  const second = { isOver: false };
  let earlyEnd: Promise<Answer>;
  let lateEnd: Promise<Answer>;
  let isOvertaken: boolean;
  try {
    earlyEnd = writer.signOut({ refresh_token: early.refreshToken });
    await waitUntil('the first revocation waits', async () => (await countWaiting(holder)) > 0);
    lateEnd = writer.signOut({ refresh_token: late.refreshToken }).finally(() => (second.isOver = true));
    await waitUntil(
      'the second one waits or is over',
      async () => second.isOver || (await countWaiting(holder)) > 1,
    );
    isOvertaken = second.isOver;
    // A number that is taken and not yet committed must not be passed by.
    if (isOvertaken) await expectSeen(poller, late);
    hold(await poller.isLive(early.accessToken), 'the first revocation was seen before it was committed');
  } finally {
    await letGo();
  }
  const answers = await Promise.all([earlyEnd, lateEnd]);
  if (answers.some(({ status }) => status === 503)) return 'too slow';
  const refused = answers.find(({ status }) => status !== 204);
  hold(refused === undefined, () => `a revocation was answered with ${refused && describe(refused)}`);
  await expectSeen(poller, early);
  await expectSeen(poller, late);
  return isOvertaken ? 'opposite' : 'kept in order';
}

async function expectSeen(poller: Wire, { accessToken }: Tokens): Promise<void> {
  await waitUntil('the poll sees the revocation', async () => !(await poller.isLive(accessToken)));
}

async function connect({ databaseUrl, onClose }: Site): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  onClose(() => client.end());
  return client;
}
