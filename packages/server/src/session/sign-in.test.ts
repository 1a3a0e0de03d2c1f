import { describe, expect, it } from 'vitest';
import type { Account } from '../account/account.ts';
import type { Accounts } from '../account/accounts.ts';
import { countingHasher } from '../account/create-accounts.fixture.ts';
import { createAccounts } from '../account/create-accounts.ts';
import { engines } from '../store/open-test-store.fixture.ts';
import {
  claimsOf,
  device,
  openTestSessions,
  refreshTokenOf,
  type TestSessions,
} from './open-sessions.fixture.ts';
import type { Device } from './session.ts';
import type { SignedIn } from './sessions.ts';

const refused = { name: 'LatchkeyError', code: 'credentials_invalid', message: 'Invalid credentials' };
const newPassword = 'a new password, long enough';
const forms = [
  ['with a session', device],
  ['without a session', null],
] as const;
const everywhere = engines.flatMap((engine) => forms.map(([form, where]) => [engine, form, where] as const));

/** Signs the built-in user in; what is to happen meanwhile happens while the password is being checked. */
async function signInDuring(
  { store, sessions, time: { clock } }: TestSessions,
  where: Device | null,
  meanwhile: (accounts: Accounts) => Promise<unknown>,
): Promise<SignedIn> {
  const passwords = countingHasher();
  const accounts = createAccounts({ store: store.accounts, passwords, clock });
  await accounts.create({ username: 'alice', password: 'secret' });
  const slow = createAccounts({
    store: store.accounts,
    clock,
    passwords: {
      ...passwords,
      async verify(hash, password) {
        await meanwhile(accounts);
        return passwords.verify(hash, password);
      },
    },
  });
  const mark = sessions.beginSignIn();
  const account = await slow.authenticate('alice', 'secret');
  return sessions.signIn(mark, toUser(account), where);
}

function toUser(account: Account | null) {
  if (account === null) throw new Error('the password was right');
  const { id: subject, scopes, generation } = account;
  return { subject, scopes, generation };
}

describe.each(everywhere)('on %s a sign-in %s of a built-in user', (engine, _form, where) => {
  it('succeeds while nothing happens', async () => {
    const test = await openTestSessions({ engine });
    const signedIn = await signInDuring(test, where, () => Promise.resolve());
    expect(signedIn).toMatchObject({ subject: '1', generation: 0 });
    expect(() => test.sessions.revocations.check(claimsOf(signedIn))).not.toThrow();
  });

  it.each<[string, (accounts: Accounts, test: TestSessions) => Promise<unknown>]>([
    [
      'a change of the password',
      (accounts) =>
        accounts.changePassword({ id: '1', currentPassword: 'secret', newPassword, exceptSid: null }),
    ],
    ['a disabling', (accounts) => accounts.setEnabled('1', false)],
    [
      'a disabling that is taken back',
      async (accounts) => {
        await accounts.setEnabled('1', false);
        await accounts.setEnabled('1', true);
      },
    ],
    ['a sign-out everywhere', (_accounts, { sessions }) => sessions.endSessions('1')],
  ])('does not survive %s that it raced', async (_what, change) => {
    const test = await openTestSessions({ engine });
    const signIn = signInDuring(test, where, (accounts) => change(accounts, test));
    await expect(signIn).rejects.toMatchObject(refused);
    expect(await test.sessions.list('1')).toEqual([]);
  });
});

describe.each(forms)('a sign-in %s', (_form, where) => {
  it('is refused with a generation that the store has not reached, whose tokens nothing could void', async () => {
    const { sessions } = await openTestSessions();
    const user = { subject: 'alice', scopes: [], generation: 7 };
    await expect(sessions.signIn(sessions.beginSignIn(), user, where)).rejects.toMatchObject(refused);
    await sessions.endSessions('alice');
    await expect(sessions.signIn(sessions.beginSignIn(), user, where)).rejects.toMatchObject(refused);
  });
});

describe.each(forms)('a sign-in %s of a user who is kept elsewhere', (_form, where) => {
  const user = { subject: 'alice', scopes: ['read'] };

  it('begins in generation 0', async () => {
    const { sessions } = await openTestSessions();
    const signedIn = await sessions.signIn(sessions.beginSignIn(), user, where);
    expect(signedIn).toMatchObject({ ...user, generation: 0 });
  });

  it('after an end of all sessions begins in the next generation, and lives', async () => {
    const { sessions } = await openTestSessions();
    await sessions.endSessions('alice');
    const signedIn = await sessions.signIn(sessions.beginSignIn(), user, where);
    expect(signedIn.generation).toBe(1);
    expect(() => sessions.revocations.check(claimsOf(signedIn))).not.toThrow();
  });

  it('does not survive an end of all sessions that it raced', async () => {
    const { sessions } = await openTestSessions();
    const mark = sessions.beginSignIn();
    await sessions.endSessions('alice');
    await expect(sessions.signIn(mark, user, where)).rejects.toMatchObject(refused);
    await sessions.signIn(sessions.beginSignIn(), user, where);
  });

  it('does not mind what happens to others', async () => {
    const { sessions } = await openTestSessions();
    const mark = sessions.beginSignIn();
    await sessions.endSessions('bob');
    expect(await sessions.signIn(mark, user, where)).toMatchObject(user);
  });

  it('is refused for a subject that is disabled', async () => {
    const { sessions, store } = await openTestSessions();
    await store.subjects.voidTokens({ subject: 'alice', exceptSid: null, enabled: false, nowSeconds: 0 });
    await expect(sessions.signIn(sessions.beginSignIn(), user, where)).rejects.toMatchObject(refused);
  });

  it.each(['', 'a\0b', 'a\ud800', 'x'.repeat(257)])('is a mistake for the subject %j', async (subject) => {
    const { sessions } = await openTestSessions();
    const signIn = sessions.signIn(sessions.beginSignIn(), { ...user, subject }, where);
    await expect(signIn).rejects.toThrow(TypeError);
  });
});

describe('a session', () => {
  it('has a name of 128 bits and a refresh token that works', async () => {
    const { signIn, next } = await openTestSessions();
    const signedIn = await signIn();
    expect(Buffer.from(signedIn.session?.sid ?? '', 'base64url')).toHaveLength(16);
    expect(await next(refreshTokenOf(signedIn))).toContain('.1.');
  });

  it('is not made without a device', async () => {
    const { sessions } = await openTestSessions();
    const user = { subject: 'alice', scopes: [] };
    const signedIn = await sessions.signIn(sessions.beginSignIn(), user, null);
    expect(signedIn.session).toBeNull();
    expect(await sessions.list('alice')).toEqual([]);
  });
});

describe('a user who is disabled', () => {
  it('cannot refresh any more, and nothing that was issued before lives', async () => {
    const test = await openTestSessions();
    const accounts = createAccounts({
      store: test.store.accounts,
      passwords: countingHasher(),
      clock: test.time.clock,
    });
    const signedIn = await signInDuring(test, device, () => Promise.resolve());
    await accounts.setEnabled('1', false);
    await expect(test.next(refreshTokenOf(signedIn))).rejects.toMatchObject({ code: 'session_ended' });
    expect(() => test.sessions.revocations.check(claimsOf(signedIn))).toThrow(
      expect.objectContaining({ code: 'token_revoked' }),
    );
    await accounts.setEnabled('1', true);
    await expect(test.next(refreshTokenOf(signedIn))).rejects.toMatchObject({ code: 'session_ended' });
  });
});
