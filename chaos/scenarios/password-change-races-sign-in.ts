import { refreshTokenParts } from '../client/refresh-token-parts.ts';
import { newPassword, type User } from '../client/user.ts';
import { startNodes, type Nodes } from '../server/start-nodes.ts';
import { hold } from '../claim/violation.ts';
import { waitUntil } from '../claim/wait-until.ts';
import { describe, tokensOf, type Answer, type Wire } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

export const passwordChangeRacesSignIn: Scenario = {
  name: 'password-change-races-sign-in',
  claim:
    'whatever a sign-in with the old password got while it was changed is dead after the answer to the change',
  unit: 'runs',
  engines: ['sqlite', 'postgres'],
  small: 3,
  full: 500,
  async run({ site, count, progress }: ScenarioContext) {
    let user = await site.addUser();
    const nodes = await startNodes(site);
    let inTime = 0;
    let tooLate = 0;
    for (let run = 0; run < count; run += 1) {
      const changed = { ...user, password: newPassword() };
      const got = await race(nodes, user, changed);
      inTime += got.inTime;
      tooLate += got.tooLate;
      user = changed;
      progress(run + 1);
    }
    return { 'sign-ins that got tokens, all dead': inTime, 'sign-ins refused': tooLate };
  },
};

async function race(
  { first, second }: Nodes,
  user: User,
  changed: User,
): Promise<{ inTime: number; tooLate: number }> {
  const own = tokensOf(await first.wire.signIn(user, 'token'));
  let isChanged = false;
  const racing = [
    signInUntil(() => isChanged, first.wire, user, 'token'),
    signInUntil(() => isChanged, second.wire, user, 'token'),
    signInUntil(() => isChanged, second.wire, user),
  ];
  const change = await first.wire.changePassword(own.accessToken, user.password, changed.password);
  isChanged = true;
  hold(change.status === 204, () => `the change was answered with ${describe(change)}`);
  const late = await second.wire.signIn(user);
  hold(late.code === 'credentials_invalid', () => `the old password was answered with ${describe(late)}`);
  const answers = (await Promise.all(racing)).flat();
  for (const answer of answers) await expectRefusedOrDead(answer, first.wire, second.wire);
  hold(await first.wire.isLive(own.accessToken), 'the session that asked for the change was revoked');
  tokensOf(await second.wire.signIn(changed, 'token'));
  const inTime = answers.filter(({ status }) => status === 200).length;
  return { inTime, tooLate: answers.length - inTime };
}

/** Together with the other racers fewer than the throttle lets fail. */
const maxRefused = 2;

/**
 * Signs in again and again, so that one of the sign-ins is under way whenever the change takes place. Who was refused
 * comes after it, and soon has nothing more to show.
 */
async function signInUntil(
  isOver: () => boolean,
  wire: Wire,
  user: User,
  session?: 'token',
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const refused = () => answers.filter(({ status }) => status !== 200).length;
  while (!isOver() && refused() < maxRefused) answers.push(await wire.signIn(user, session));
  return answers;
}

async function expectRefusedOrDead(answer: Answer, here: Wire, elsewhere: Wire): Promise<void> {
  if (answer.status !== 200) {
    hold(answer.code === 'credentials_invalid', () => `a sign-in was answered with ${describe(answer)}`);
    return;
  }
  const { access_token: accessToken, refresh_token: refreshToken } = answer.body;
  hold(!(await here.isLive(String(accessToken))), 'a racing sign-in’s access token outlived the change');
  await waitUntil('the other node refuses it', async () => !(await elsewhere.isLive(String(accessToken))));
  if (typeof refreshToken !== 'string') return;
  const refreshed = await elsewhere.refresh(refreshToken);
  const { sid } = refreshTokenParts(refreshToken);
  hold(
    refreshed.status === 401,
    () => `the racing session ${sid} outlived the change: ${describe(refreshed)}`,
  );
}
