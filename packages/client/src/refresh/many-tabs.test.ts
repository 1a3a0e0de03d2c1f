import { expect, it } from 'vitest';
import { serverUrl } from '../simulation/auth-server.fixture.ts';
import type { Tab } from '../simulation/browser.fixture.ts';
import { browserOfAnn, users } from '../simulation/signed-in.fixture.ts';
import { lockWaitMs } from './limits.ts';

const things = `${serverUrl}/things`;
const tenOf = (tab: Tab) => Array.from({ length: 10 }, () => tab.fetch(things));

it('makes one refresh of ten 401s in each of five tabs', async () => {
  const { browser, tabs } = await browserOfAnn(5);
  browser.server.killTokensIssuedSoFar();
  const answers = await browser.during(Promise.all(tabs.flatMap(tenOf)));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(browser.server.countOf('/auth/refresh')).toBe(1);
  expect(users(tabs)).toEqual(Array(5).fill('ann'));
});

it('refreshes before the token expires, once for all tabs', async () => {
  const { browser, tabs } = await browserOfAnn(3);
  const first = tabs[0].session.token();
  await browser.time.advance(280_000);
  expect(browser.server.countOf('/auth/refresh')).toBe(1);
  expect(tabs[2]?.session.token()).toBe(tabs[0].session.token());
  expect(tabs[0].session.token()).not.toBe(first);
});

it('waits no longer than the bound for a lock that a frozen tab holds', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [frozen, other] = tabs as [Tab, Tab];
  browser.server.killTokensIssuedSoFar();
  void frozen.fetch(things);
  await browser.time.advance(70);
  expect(browser.locks.isHeld).toBe(true);
  frozen.freeze();
  const startedMs = browser.time.nowMs;
  const answer = await browser.during(other.fetch(things));
  expect(answer.status).toBe(200);
  expect(browser.time.nowMs - startedMs).toBeLessThan(lockWaitMs + 200);
  frozen.thaw();
  await browser.time.advance(1_000);
  expect(users(tabs)).toEqual(['ann', 'ann']);
  expect(browser.server.replayed).toBe(0);
});

it('does not mind that the lock is stolen', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  browser.server.killTokensIssuedSoFar();
  const answers = Promise.all(tabs.map((tab) => tab.fetch(things)));
  await browser.time.advance(70);
  expect(browser.locks.isHeld).toBe(true);
  browser.locks.steal();
  expect((await browser.during(answers)).map(({ status }) => status)).toEqual([200, 200]);
});

it('works without locks and without a channel, by the grace of the server', async () => {
  const { browser } = await browserOfAnn();
  const tabs = [1, 2, 3].map(() => browser.open({ locks: null, openChannel: null }));
  await browser.during(Promise.all(tabs.map((tab) => tab.session.restore())));
  expect(users(tabs)).toEqual(['ann', 'ann', 'ann']);
  expect(browser.server.countOf('/auth/refresh')).toBe(3);
  expect(browser.server.replayed).toBe(0);
});

it('gets the token of another tab instead of asking the server', async () => {
  const { browser } = await browserOfAnn();
  const late = browser.open();
  await browser.during(late.session.restore());
  expect(late.who).toBe('ann');
  expect(browser.server.countOf('/auth/refresh')).toBe(0);
});

it('replays at once where there is a newer token than the one refused', async () => {
  const { browser, tabs } = await browserOfAnn();
  const [{ session }] = tabs;
  const authorization = String(session.authorize(things));
  await browser.time.advance(280_000);
  const outcome = await session.handleUnauthorized({ url: things, authorization });
  expect(outcome).toEqual({ result: 'replay', authorization: session.authorize(things) });
  expect(browser.server.countOf('/auth/refresh')).toBe(1);
});
