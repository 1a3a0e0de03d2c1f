import { expect, it } from 'vitest';
import { serverUrl } from '../simulation/auth-server.fixture.ts';
import { smooth } from '../simulation/network.fixture.ts';
import { browserOfAnn } from '../simulation/signed-in.fixture.ts';

const things = `${serverUrl}/things`;
const later = (status: number, seconds: string) => ({
  status,
  headers: { 'Retry-After': seconds },
  body: { code: 'store_unavailable', description: 'Later' },
});

it.each([429, 500, 503])(
  'stays signed in through %d, says so, and goes on when it is over',
  async (status) => {
    const { browser, tabs } = await browserOfAnn();
    const [{ session }] = tabs;
    browser.server.answerWith('/auth/refresh', later(status, '20'));
    await browser.time.advance(300_000);
    expect(session.state).toMatchObject({ status: 'signed-in', problem: { status, retryAfterSeconds: 20 } });
    expect(Object.values(session.state).every(Object.isFrozen)).toBe(true);
    browser.server.answerWith('/auth/refresh');
    await browser.time.advance(120_000);
    expect(session.state).toMatchObject({ status: 'signed-in', problem: null });
    expect((await browser.during(tabs[0].fetch(things))).status).toBe(200);
  },
);

it('leaves a server alone for as long as it asks', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.server.answerWith('/auth/refresh', later(503, '100'));
  browser.server.killTokensIssuedSoFar();
  expect((await browser.during(tabs[0].fetch(things))).status).toBe(401);
  for (let time = 0; time < 9; time++) {
    await browser.during(tabs[0].fetch(things));
    tabs[0].fire('online');
    await browser.time.advance(10_000);
  }
  expect(browser.server.countOf('/auth/refresh')).toBe(1);
  await browser.time.advance(20_000);
  expect(browser.server.countOf('/auth/refresh')).toBe(2);
});

it('is signed out by a 401 to the refresh, in all tabs', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  browser.server.endSession('s1');
  expect((await browser.during(tabs[0].fetch(things))).status).toBe(401);
  await browser.time.advance(100);
  for (const { session } of tabs) expect(session.state).toEqual({ status: 'signed-out', reason: 'ended' });
  const calls = browser.server.calls.length;
  await browser.during(browser.open().session.restore());
  expect(browser.server.calls).toHaveLength(calls);
});

it.each(['request', 'answer'] as const)('survives a lost %s', async (lost) => {
  const { browser, tabs } = await browserOfAnn();
  browser.network.passage = (path) => (path === '/auth/refresh' ? { ...smooth, lost } : smooth);
  await browser.time.advance(290_000);
  expect(tabs[0].session.state).toMatchObject({ status: 'signed-in', problem: { code: 'network_error' } });
  browser.network.passage = () => smooth;
  await browser.time.advance(90_000);
  expect(tabs[0].session.state).toMatchObject({ status: 'signed-in', problem: null });
});

it('survives a network that is cut in the middle of a refresh, and goes on when it is back', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.server.killTokensIssuedSoFar();
  const refused = tabs[0].fetch(things);
  await browser.time.advance(85);
  browser.network.online = false;
  expect((await browser.during(refused)).status).toBe(401);
  await browser.time.advance(600_000);
  expect(tabs[0].who).toBe('ann');
  browser.network.online = true;
  tabs[0].fire('online');
  await browser.time.advance(100);
  expect(tabs[0].session.state).toMatchObject({ status: 'signed-in', problem: null });
});

it('refreshes when the machine wakes up', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.time.sleep(8 * 3_600_000);
  tabs[0].fire('visibilitychange');
  const answer = await browser.during(tabs[0].fetch(things));
  expect(answer.status).toBe(200);
  expect(browser.server.countOf('/things')).toBe(1);
});

it.each([-3_600_000, 3_600_000])('works with a server whose clock is %d ms ahead', async (aheadMs) => {
  const { browser, tabs } = await browserOfAnn();
  browser.server.clockAheadMs = aheadMs;
  browser.server.killTokensIssuedSoFar();
  expect((await browser.during(tabs[0].fetch(things))).status).toBe(200);
  expect(tabs[0].session.state).toMatchObject({ clockSkewMs: expect.closeTo(-aheadMs, -4) as number });
  await browser.time.advance(600_000);
  expect(browser.server.countOf('/auth/refresh')).toBeLessThan(5);
});

it('refreshes only when asked where proactiveRefresh is off', async () => {
  const { browser } = await browserOfAnn();
  const tab = browser.open({ proactiveRefresh: false });
  await browser.during(tab.session.restore());
  for (const other of browser.tabs.filter((each) => each !== tab)) other.close();
  await browser.time.advance(400_000);
  expect(browser.server.countOf('/auth/refresh')).toBe(0);
  expect((await browser.during(tab.fetch(things))).status).toBe(200);
  expect(browser.server.countOf('/auth/refresh')).toBe(1);
});

it('does not refresh where only the password helps', async () => {
  const { browser, tabs } = await browserOfAnn();
  const headers = { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", max_age="300"' };
  browser.server.answerWith('/things', { status: 401, headers, body: {} });
  expect((await browser.during(tabs[0].fetch(things))).status).toBe(401);
  expect(browser.server.countOf('/auth/refresh')).toBe(0);
});

it('does not refresh for each request where every token is refused, and does again later', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.server.answerWith('/things', { status: 401, body: {} });
  for (let second = 0; second < 50; second++) {
    await browser.during(Promise.all([tabs[0].fetch(things), tabs[0].fetch(things)]));
    await browser.time.advance(1_000);
  }
  expect(browser.server.countOf('/auth/refresh')).toBeLessThan(8);
  await browser.time.advance(60_000);
  browser.server.answerWith('/things');
  browser.server.killTokensIssuedSoFar();
  expect((await browser.during(tabs[0].fetch(things))).status).toBe(200);
});

it('replays once only, however often the server says 401', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.server.answerWith('/things', { status: 401, body: {} });
  expect((await browser.during(tabs[0].fetch(things))).status).toBe(401);
  expect(browser.server.countOf('/things')).toBe(2);
  expect(browser.server.countOf('/auth/refresh')).toBe(1);
});
