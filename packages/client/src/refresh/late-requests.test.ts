import { expect, it } from 'vitest';
import { serverUrl } from '../simulation/auth-server.fixture.ts';
import type { Tab } from '../simulation/browser.fixture.ts';
import { smooth } from '../simulation/network.fixture.ts';
import { bob, browserOfAnn, users } from '../simulation/signed-in.fixture.ts';

const things = `${serverUrl}/things`;

it('sends no second refresh while a late request with an older cookie may still arrive', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [slow, other] = tabs as [Tab, Tab];
  const waysOfRefresh = [{ ...smooth, thereMs: 7_000 }];
  browser.network.passage = (path) => (path === '/auth/refresh' ? (waysOfRefresh.shift() ?? smooth) : smooth);
  browser.server.killTokensIssuedSoFar();
  const first = slow.fetch(things);
  await browser.time.advance(100);
  await browser.during(other.fetch(things));
  browser.server.killTokensIssuedSoFar();
  const second = await browser.during(other.fetch(things));
  expect(second.status).toBe(200);
  await browser.during(first);
  await browser.time.advance(10_000);
  expect(browser.server.replayed).toBe(0);
  expect(users(tabs)).toEqual(['ann', 'ann']);
});

it('does not wait for a late request of a session that another sign-in has ended', async () => {
  const { browser, tabs } = await browserOfAnn();
  const [tab] = tabs;
  const waysOfRefresh = [{ ...smooth, backMs: 8_000 }];
  browser.network.passage = (path) => (path === '/auth/refresh' ? (waysOfRefresh.shift() ?? smooth) : smooth);
  browser.server.killTokensIssuedSoFar();
  const hers = tab.fetch(things);
  await browser.time.advance(100);
  await browser.during(tab.session.signIn(bob));
  await browser.during(hers);
  for (const things of ['first', 'second'].map((name) => `${serverUrl}/${name}`)) {
    browser.server.killTokensIssuedSoFar();
    let answeredAtMs = Infinity;
    const askedAtMs = browser.time.now();
    void tab.fetch(things).then(() => (answeredAtMs = browser.time.now()));
    await browser.time.advance(10_000);
    expect(answeredAtMs - askedAtMs).toBeLessThan(1_000);
  }
});

it('sends no refresh, in any tab, while somebody signs in', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [one, other] = tabs as [Tab, Tab];
  browser.server.killTokensIssuedSoFar();
  browser.network.passage = (path) => (path === '/auth' ? { ...smooth, backMs: 8_000 } : smooth);
  const signIn = one.session.signIn(bob);
  await browser.time.advance(100);
  const hers = other.fetch(things);
  await browser.during(signIn);
  expect(browser.server.countOf('/auth/refresh')).toBe(0);
  await browser.during(hers);
  expect(one.who).toBe('bob');
});

it('sends none from a tab that was frozen when another signed out, offline', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [one, frozen] = tabs as [Tab, Tab];
  frozen.freeze();
  browser.network.online = false;
  await browser.during(one.session.signOut());
  await browser.time.advance(300_000);
  browser.network.online = true;
  frozen.comeBack();
  await browser.time.advance(100);
  expect(browser.server.countOf('/auth/refresh')).toBe(0);
  expect(users(tabs)).toEqual([null, null]);
});
