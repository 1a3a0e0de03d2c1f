import { expect, it, vi } from 'vitest';
import { serverUrl } from '../simulation/auth-server.fixture.ts';
import { smooth } from '../simulation/network.fixture.ts';
import type { Tab } from '../simulation/browser.fixture.ts';
import { createAuthSession } from './create-auth-session.ts';
import { fakeServer, tokenAnswer, tokenOf } from './fake-server.fixture.ts';
import { ann, browserOfAnn, users } from '../simulation/signed-in.fixture.ts';

const things = `${serverUrl}/things`;
const signedOut = { status: 'signed-out', reason: 'signed-out' };

it('is signed out before it returns, in all tabs at once, and then on the server', async () => {
  const { browser, tabs } = await browserOfAnn(3);
  const outcome = tabs[0].session.signOut();
  expect(tabs[0].session.state).toEqual(signedOut);
  expect(tabs[0].session.token()).toBeNull();
  await browser.time.advance(2);
  expect(users(tabs)).toEqual([null, null, null]);
  expect(await browser.during(outcome)).toEqual({ result: 'confirmed' });
  expect(browser.server.sessions.get('s1')?.ended).toBe('signed-out');
  expect(browser.network.cookie).toBeNull();
});

it('ends all sessions of the user where that is asked', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.network.cookie = null;
  await browser.during(tabs[0].session.signIn(ann));
  await browser.during(tabs[0].session.signOut({ everywhere: true }));
  expect([...browser.server.sessions.values()].map(({ ended }) => ended)).toEqual([
    'signed-out',
    'signed-out',
  ]);
});

it('ends no session that begins after it, though it reaches the server late', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.network.passage = (path) => (path === '/auth/logout' ? { ...smooth, thereMs: 7_000 } : smooth);
  void tabs[0].session.signOut({ everywhere: true });
  await browser.time.advance(100);
  browser.network.passage = () => smooth;
  await browser.during(tabs[0].session.signIn(ann));
  await browser.time.advance(20_000);
  expect([...browser.server.sessions.values()].map(({ ended }) => ended)).toEqual(['signed-out', 'no']);
});

it('is not undone by a refresh that was under way', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  browser.network.passage = (path) => (path === '/auth/refresh' ? { ...smooth, backMs: 2_000 } : smooth);
  browser.server.killTokensIssuedSoFar();
  const requests = tabs.map((tab) => tab.fetch(things));
  await browser.time.advance(200);
  void tabs[1]?.session.signOut();
  await browser.during(Promise.all(requests));
  await browser.time.advance(10_000);
  expect(users(tabs)).toEqual([null, null]);
  await browser.during(browser.open().session.restore());
  expect(users(browser.tabs)).toEqual([null, null, null]);
});

it.each([false, true])(
  'stays one after a reload when offline, everywhere: %s; the server is told first',
  async (everywhere) => {
    const { browser, tabs } = await browserOfAnn();
    browser.network.online = false;
    const outcome = await browser.during(tabs[0].session.signOut({ everywhere }));
    expect(outcome).toMatchObject({ result: 'pending', problem: { code: 'network_error' } });
    tabs[0].close();
    const reloaded = browser.open();
    expect(await browser.during(reloaded.session.restore())).toMatchObject({ status: 'signed-out' });
    browser.network.online = true;
    const again = browser.open();
    await browser.during(again.session.restore());
    expect(again.who).toBeNull();
    expect(browser.server.sessions.get('s1')?.ended).toBe('signed-out');
    expect(browser.server.countOf('/auth/refresh')).toBe(0);
    const calls = browser.server.calls.length;
    await browser.during(browser.open().session.restore());
    expect(browser.server.calls).toHaveLength(calls);
  },
);

it('tells the server by itself when the network is back', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.network.online = false;
  await browser.during(tabs[0].session.signOut());
  await browser.time.advance(300_000);
  browser.network.online = true;
  tabs[0].fire('online');
  await browser.time.advance(100);
  expect(browser.server.sessions.get('s1')?.ended).toBe('signed-out');
});

it('goes on telling a server that is down, not one that refuses', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.server.answerWith('/auth/logout', { status: 503, body: {} });
  expect(await browser.during(tabs[0].session.signOut())).toMatchObject({ result: 'pending' });
  browser.server.answerWith('/auth/logout', { status: 404, body: {} });
  await browser.time.advance(120_000);
  const told = browser.server.countOf('/auth/logout');
  await browser.time.advance(600_000);
  expect(browser.server.countOf('/auth/logout')).toBe(told);
  expect(await browser.during(tabs[0].session.signOut())).toMatchObject({ result: 'failed' });
});

it('shows nothing of the user on a page that comes back from the cache', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [cached, other] = tabs as [Tab, Tab];
  cached.leavePage();
  await browser.during(other.session.signOut());
  cached.comeBack();
  // Nothing has been awaited: no other script runs before.
  expect(cached.session.state).toEqual(signedOut);
});

it('finds out without a channel, when it is looked at or the storage changes', async () => {
  const { browser, tabs } = await browserOfAnn();
  const deaf = browser.open({ openChannel: null });
  await browser.during(deaf.session.restore());
  expect(deaf.who).toBe('ann');
  void tabs[0].session.signOut();
  await browser.time.advance(2);
  expect(deaf.who).toBeNull();
});

it('tells the server with the token where there is no cookie, and tries only once', async () => {
  const { fetch, requests } = fakeServer();
  const session = createAuthSession({ serverUrl, session: 'none', fetch });
  const signIn = session.signIn(ann);
  requests[0]?.answer(tokenAnswer('1'));
  await signIn;
  const outcome = session.signOut();
  expect(session.token()).toBeNull();
  await vi.waitUntil(() => requests.length === 2);
  const { url, init } = requests[1] ?? {};
  expect(url).toBe(`${serverUrl}/auth/logout`);
  expect(new Headers(init?.headers).get('Authorization')).toBe(`Bearer ${tokenOf('1')}`);
  requests[1]?.answer(new Response(null, { status: 503 }));
  expect(await outcome).toMatchObject({ result: 'failed', problem: { status: 503 } });
  expect(await session.signOut()).toEqual({ result: 'confirmed' });
  expect(requests).toHaveLength(2);
});

it('leaves no timer and no listener behind when it is disposed of, and signs nobody out', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  for (const tab of tabs) tab.session.dispose();
  expect(users(tabs)).toEqual([null, null]);
  expect(tabs.map((tab) => [tab.listeners, tab.channels.size])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(browser.time.pending).toBe(0);
  const next = browser.open();
  await browser.during(next.session.restore());
  expect(next.who).toBe('ann');
});

it('is not undone, even for a moment, by what a frozen tab hears late', async () => {
  const { browser, tabs } = await browserOfAnn(2);
  const [one, frozen] = tabs as [Tab, Tab];
  frozen.freeze();
  browser.server.killTokensIssuedSoFar();
  await browser.during(one.fetch(things));
  await browser.during(one.session.signOut());
  await browser.time.advance(10);
  const seen: string[] = [];
  frozen.session.subscribe(({ status }) => seen.push(status));
  frozen.comeBack();
  await browser.time.advance(1_000);
  expect(seen).toEqual(['signed-out']);
});

it('is not undone by a refresh that was answered before anybody told of it', async () => {
  const { browser, tabs } = await browserOfAnn();
  browser.network.passage = (path) => (path === '/auth/refresh' ? { ...smooth, backMs: 2_000 } : smooth);
  browser.server.killTokensIssuedSoFar();
  const request = tabs[0].fetch(things);
  await browser.time.advance(200);
  const mark = { phase: 'out', epoch: browser.time.nowMs, notBeforeMs: 0 };
  for (const key of browser.stored.keys()) browser.stored.set(key, JSON.stringify(mark));
  expect((await browser.during(request)).status).toBe(401);
  expect(tabs[0].session.state).toEqual(signedOut);
  expect([...browser.stored.values()]).toEqual([JSON.stringify(mark)]);
});
