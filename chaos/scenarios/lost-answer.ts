import { refreshTokenParts } from '../client/refresh-token-parts.ts';
import { startSwallowingProxy } from '../proxy/swallowing-proxy.ts';
import { hold } from '../claim/violation.ts';
import { nextSecond } from '../claim/wait-until.ts';
import { createWire, tokensOf } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

export const lostAnswer: Scenario = {
  name: 'lost-answer',
  claim:
    'after a SIGKILL between commit and answer the retry with the old token succeeds, after the grace too',
  unit: 'kills',
  engines: ['sqlite', 'postgres'],
  small: 2,
  full: 50,
  async run({ site, count, progress }: ScenarioContext) {
    const user = await site.addUser();
    const node = await site.startNode();
    const proxy = await startSwallowingProxy(() => node.port);
    site.onClose(() => proxy.close());
    const session = tokensOf(await node.wire.signIn(user, 'token'));
    let { refreshToken } = session;
    const outcomes = { repeated: 0, reissued: 0 };
    for (let run = 0; run < count; run += 1) {
      const afterGrace = run % 2 === 1;
      const { generation } = refreshTokenParts(refreshToken);
      const client = createWire(proxy.port);
      const swallowed = proxy.swallowAnswer();
      const lost = client.refresh(refreshToken).then(
        () => false,
        () => true,
      );
      await swallowed;
      await node.kill();
      hold(await lost, 'the client got an answer that was to be lost');
      client.close();
      proxy.pass();
      if (afterGrace) await nextSecond();
      await node.start({ REFRESH_GRACE_SECONDS: afterGrace ? '0' : '300' });
      const retried = tokensOf(await node.wire.refresh(refreshToken));
      const steps = refreshTokenParts(retried.refreshToken).generation - generation;
      // Two steps tell that the lost answer had been stored; one, that the same successor was given again.
      hold(steps === (afterGrace ? 2 : 1), `the retry was ${steps} generations on`);
      outcomes[afterGrace ? 'reissued' : 'repeated'] += 1;
      ({ refreshToken } = tokensOf(await node.wire.refresh(retried.refreshToken)));
      progress(run + 1);
    }
    return { succeeded: `${count} of ${count}`, ...outcomes };
  },
};
