import { describe, expect, it } from 'vitest';
import { openTestStore } from '../store/open-test-store.fixture.ts';
import type { Store } from '../store/open-store.ts';
import { claimsOf, device, openTestSessions } from './open-sessions.fixture.ts';

const user = { subject: 'alice', scopes: ['read'] };

/** A store whose feed can be held: a node then reads what it has read first, and hears of nothing else. */
function held(store: Store) {
  let isHeld = false;
  let wakeReader = (): void => undefined;
  const { connect } = store.feed;
  const feed: Store['feed'] = {
    ...store.feed,
    onCommit: () => () => undefined,
    async connect(wake) {
      wakeReader = wake;
      const connection = await connect(wake);
      const old = await connection.read(null);
      return {
        ...connection,
        read: (after) => (isHeld ? Promise.resolve(old) : connection.read(after)),
      };
    },
  };
  return {
    store: { ...store, feed },
    hold: () => void (isHeld = true),
    letGo() {
      isHeld = false;
      wakeReader();
    },
  };
}

describe.each([
  ['with a session', device],
  ['without a session', null],
])('on a node that is behind, a sign-in %s', (_form, where) => {
  async function changedElsewhere(change: (store: Store) => Promise<unknown>) {
    const shared = await openTestStore();
    const { store, hold, letGo } = held(shared);
    const { sessions } = await openTestSessions({ store });
    hold();
    await change(shared);
    return { letGo, sessions, signIn: () => sessions.signIn(sessions.beginSignIn(), user, where) };
  }

  it('after a change made elsewhere is to be tried again, and not called wrong', async () => {
    const { letGo, sessions, signIn } = await changedElsewhere(({ subjects }) =>
      subjects.voidTokens({ subject: 'alice', exceptSid: null, nowSeconds: 0 }),
    );
    await expect(signIn()).rejects.toMatchObject({ code: 'revocations_stale', retryAfterSeconds: 1 });
    const { number } = sessions.beginSignIn();
    letGo();
    await expect.poll(() => sessions.beginSignIn().number).toBeGreaterThan(number);
    const signedIn = await signIn();
    expect(() => sessions.revocations.check(claimsOf(signedIn))).not.toThrow();
  });

  it('of somebody who was disabled elsewhere is refused', async () => {
    const { signIn } = await changedElsewhere(({ subjects }) =>
      subjects.voidTokens({ subject: 'alice', exceptSid: null, enabled: false, nowSeconds: 0 }),
    );
    await expect(signIn()).rejects.toMatchObject({ code: 'credentials_invalid' });
  });
});
