import { expect, it } from 'vitest';
import { serverUrl } from '../simulation/auth-server.fixture.ts';
import { smooth } from '../simulation/network.fixture.ts';
import type { Tab } from '../simulation/browser.fixture.ts';
import { ann, bob, browserOfAnn, users } from '../simulation/signed-in.fixture.ts';

const things = `${serverUrl}/things`;
const replaced = { status: 'signed-out', reason: 'replaced' };

it('never ends as Ann when Bob signs in while her refresh hangs', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [one, other] = tabs as [Tab, Tab];
  browser.server.killTokensIssuedSoFar();
  browser.network.passage = (path) => (path === '/auth/refresh' ? { ...smooth, backMs: 8_000 } : smooth);
  const hers = [one, other].map((tab) => tab.fetch(things));
  await browser.time.advance(100);
  expect(await browser.during(one.session.signIn(bob))).toMatchObject({ claims: { sub: 'bob' } });
  expect((await browser.during(Promise.all(hers))).map(({ status }) => status)).toEqual([401, 401]);
  await browser.time.advance(20_000);
  expect(one.who).toBe('bob');
  expect(other.session.state).toEqual(replaced);
  browser.network.passage = () => smooth;
  await browser.time.advance(900_000);
  expect(one.who).toBe('bob');
  expect(await browser.during(other.session.restore())).toMatchObject({ claims: { sub: 'bob' } });
});

it('sends no request of Ann as Bob', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.time.sleep(400_000);
  const hers = tabs[0].fetch(things);
  const signIn = tabs[0].session.signIn(bob);
  await expect(browser.during(hers)).rejects.toMatchObject({ code: 'aborted' });
  await browser.during(signIn);
  expect(browser.server.served).toEqual([]);
});

it('shows a tab that was cached under Ann as replaced when Bob has signed in', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [cached, other] = tabs as [Tab, Tab];
  cached.leavePage();
  await browser.during(other.session.signIn(bob));
  cached.comeBack();
  expect(cached.session.state).toEqual(replaced);
  expect(cached.session.authorize(things)).toBeNull();
});

it.each([bob, ann])(
  'adopts no session silently when the cookie has become that of $username',
  async (user) => {
    const { browser, tabs } = await browserOfAnn();
    const deaf = browser.open({ openChannel: null, storage: null, page: null });
    await browser.during(deaf.session.signIn(ann));
    await browser.during(tabs[0].session.signIn(user));
    browser.server.killTokensIssuedSoFar();
    expect((await browser.during(deaf.fetch(things))).status).toBe(401);
    expect(deaf.session.state).toEqual(replaced);
  },
);

it('goes on as the same user who signs in again elsewhere', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  await browser.during(tabs[0].session.signIn(ann));
  await browser.time.advance(2);
  expect(users(tabs)).toEqual(['ann', 'ann']);
  expect(tabs[1]?.session.token()).toBe(tabs[0].session.token());
});

it('leaves everything as it was after a wrong password', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const wrong = tabs[0].session.signIn({ username: 'bob', password: 'wrong' });
  await expect(browser.during(wrong)).rejects.toMatchObject({ code: 'credentials_invalid' });
  expect(users(tabs)).toEqual(['ann', 'ann']);
  browser.server.killTokensIssuedSoFar();
  const answers = await browser.during(Promise.all(tabs.map((tab) => tab.fetch(things))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

it('lets a sign-out in one tab win over a sign-in in another that is still under way', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  browser.network.passage = (path) => (path === '/auth' ? { ...smooth, backMs: 3_000 } : smooth);
  const [one, other] = tabs as [Tab, Tab];
  const signIn = one.session.signIn(bob);
  await browser.time.advance(100);
  const signOut = other.session.signOut();
  await expect(browser.during(signIn)).rejects.toMatchObject({ code: 'aborted' });
  await browser.during(signOut);
  await browser.time.advance(10_000);
  expect(users(tabs)).toEqual([null, null]);
  await browser.during(browser.open().session.restore());
  expect(users(browser.tabs)).toEqual([null, null, null]);
});

it('signs in where nobody was when somebody does in another tab', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  await browser.during(tabs[0].session.signOut());
  await browser.during(tabs[0].session.signIn(bob));
  await browser.time.advance(2);
  expect(users(tabs)).toEqual(['bob', 'bob']);
});
