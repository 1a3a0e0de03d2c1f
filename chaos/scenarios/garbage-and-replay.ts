import { refreshTokenParts } from '../client/refresh-token-parts.ts';
import { mutateRefreshToken } from '../client/mutate-refresh-token.ts';
import type { Random } from '../claim/random.ts';
import type { User } from '../client/user.ts';
import { hold } from '../claim/violation.ts';
import { nextSecond } from '../claim/wait-until.ts';
import { describe, tokensOf, type Tokens, type Wire } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

export const garbageAndReplay: Scenario = {
  name: 'garbage-and-replay',
  claim: 'garbage with a real sid ends no session; a replayed token and an orphan each end exactly their own',
  unit: 'mutations, and a tenth as many replays and orphans',
  engines: ['sqlite', 'postgres'],
  small: 60,
  full: 2_000,
  async run({ site, count, random, progress }: ScenarioContext) {
    const user = await site.addUser();
    const neighbour = await site.addUser();
    // Without a grace a token that is used again in a later second orphans what the first use was answered with.
    const { wire } = await site.startNode({ REFRESH_GRACE_SECONDS: '0' });
    const bystanders: [Tokens, Tokens] = [await signIn(wire, user), await signIn(wire, neighbour)];
    await garbage(wire, bystanders, random, count, progress);
    const replays = Math.ceil(count / 10);
    for (let run = 0; run < replays; run += 1) await replay(wire, user, bystanders);
    for (let done = 0; done < replays; done += atOnce) {
      await orphans(wire, user, bystanders, Math.min(atOnce, replays - done));
    }
    return { mutations: count, replays, orphans: replays };
  },
};

/** Sessions of one user at a time: of more than 100 the oldest end, and rightly so. */
const atOnce = 50;

const signIn = async (wire: Wire, user: User) => tokensOf(await wire.signIn(user, 'token'));

async function garbage(
  wire: Wire,
  sessions: [Tokens, Tokens],
  random: Random,
  count: number,
  progress: (done: number) => void,
): Promise<void> {
  for (let run = 0; run < count; run += 1) {
    const token = mutateRefreshToken(sessions[0].refreshToken, sessions[1].refreshToken, random);
    const refreshed = await wire.refresh(token);
    hold(refreshed.status === 401, () => `garbage ${JSON.stringify(token)} got ${describe(refreshed)}`);
    const signedOut = await wire.signOut({ refresh_token: token });
    hold(signedOut.status === 204, () => `a sign-out with garbage got ${describe(signedOut)}`);
    if (run % 50 === 0) await expectAllLive(wire, sessions);
    progress(run + 1);
  }
  await expectAllLive(wire, sessions);
}

/** A token is used, its successor too, and then the first one again. */
async function replay(wire: Wire, user: User, bystanders: Tokens[]): Promise<void> {
  const first = await signIn(wire, user);
  const second = tokensOf(await wire.refresh(first.refreshToken));
  const third = tokensOf(await wire.refresh(second.refreshToken));
  await expectItEnds(wire, first.refreshToken, [first, second, third]);
  await expectAllLive(wire, bystanders);
}

/** An answer is lost, the token used again after the grace, and then the lost answer turns up. */
async function orphans(wire: Wire, user: User, bystanders: Tokens[], count: number): Promise<void> {
  const prepared: { readonly first: Tokens; readonly lost: Tokens }[] = [];
  for (let run = 0; run < count; run += 1) {
    const first = await signIn(wire, user);
    prepared.push({ first, lost: tokensOf(await wire.refresh(first.refreshToken)) });
  }
  await nextSecond();
  for (const { first, lost } of prepared) {
    const again = tokensOf(await wire.refresh(first.refreshToken));
    const { generation } = refreshTokenParts(again.refreshToken);
    hold(generation === 2, `the token was not issued anew but in generation ${generation}`);
    await expectItEnds(wire, lost.refreshToken, [first, lost, again]);
  }
  await expectAllLive(wire, bystanders);
}

async function expectItEnds(wire: Wire, token: string, family: readonly Tokens[]): Promise<void> {
  for (const { accessToken } of family) hold(await wire.isLive(accessToken), 'the session ended too early');
  for (const presented of [token, ...family.map(({ refreshToken }) => refreshToken)]) {
    const answer = await wire.refresh(presented);
    hold(answer.code === 'session_ended', () => `after a replay a token got ${describe(answer)}`);
  }
  for (const { accessToken } of family)
    hold(!(await wire.isLive(accessToken)), 'an access token outlived the replay');
}

/** Each still refreshes; the caller's tokens are replaced by the new ones. */
async function expectAllLive(wire: Wire, sessions: Tokens[]): Promise<void> {
  for (const [index, { refreshToken, accessToken }] of sessions.entries()) {
    hold(await wire.isLive(accessToken), 'a session ended that had nothing to do with it');
    sessions[index] = tokensOf(await wire.refresh(refreshToken));
  }
}
