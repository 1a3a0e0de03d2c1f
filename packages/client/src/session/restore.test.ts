import { expect, it } from 'vitest';
import { SimulatedBrowser } from '../simulation/browser.fixture.ts';
import { serverUrl } from '../simulation/auth-server.fixture.ts';
import { ann, browserOfAnn } from '../simulation/signed-in.fixture.ts';

async function reloaded() {
  const { browser, tabs } = await browserOfAnn();
  tabs[0].close();
  return { browser, tab: browser.open() };
}

it('asks nobody where nobody has been signed in', async () => {
  const browser = new SimulatedBrowser();
  const { session } = browser.open();
  expect(await browser.during(session.restore())).toEqual({ status: 'signed-out', reason: 'initial' });
  expect(browser.server.calls).toEqual([]);
});

it('signs in again after a reload, with one refresh', async () => {
  const { browser, tab } = await reloaded();
  const seen: string[] = [];
  tab.session.subscribe(({ status }) => seen.push(status));
  const restored = await browser.during(Promise.all([tab.session.restore(), tab.session.restore()]));
  expect(restored.map(({ status }) => status)).toEqual(['signed-in', 'signed-in']);
  expect(seen).toEqual(['restoring', 'signed-in']);
  expect(browser.server.countOf('/auth/refresh')).toBe(1);
});

it('keeps nothing secret in the storage', async () => {
  const { browser } = await browserOfAnn();
  const marks = [...browser.stored.values()].map((text): unknown => JSON.parse(text));
  expect(marks).toEqual([{ phase: 'in', epoch: expect.any(Number) as number, notBeforeMs: 0, sid: 's1' }]);
});

it('lets requests wait for it', async () => {
  const { browser, tab } = await reloaded();
  void tab.session.restore();
  const answer = await browser.during(tab.fetch(`${serverUrl}/things`));
  expect(answer.status).toBe(200);
  expect(browser.server.countOf('/things')).toBe(1);
});

it('does not keep the page waiting when the server is down, and goes on trying', async () => {
  const { browser, tab } = await reloaded();
  browser.network.online = false;
  expect(await browser.during(tab.session.restore())).toMatchObject({
    status: 'restoring',
    problem: { code: 'network_error' },
  });
  browser.network.online = true;
  await browser.time.advance(60_000);
  expect(tab.who).toBe('ann');
});

it('waits with it for as long as the server asked when it was told of a sign-out', async () => {
  const { browser, tabs } = await browserOfAnn();
  const other = browser.open({ openChannel: null });
  browser.server.answerWith('/auth/logout', { status: 503, headers: { 'Retry-After': '20' }, body: {} });
  await browser.during(other.session.signOut());
  await browser.during(tabs[0].session.signIn(ann));
  await browser.time.advance(30_000);
  expect(other.who).toBe('ann');
});

it('finds out that the session is over', async () => {
  const { browser, tab } = await reloaded();
  browser.server.endSession('s1');
  expect(await browser.during(tab.session.restore())).toEqual({ status: 'signed-out', reason: 'ended' });
});

it('is overtaken by a sign-in, and resumed if that fails', async () => {
  const { browser, tab } = await reloaded();
  const restored = tab.session.restore();
  const wrong = tab.session.signIn({ ...ann, password: 'wrong' });
  await expect(browser.during(wrong)).rejects.toMatchObject({ code: 'credentials_invalid' });
  expect(await browser.during(restored)).toMatchObject({ status: 'signed-in' });
});

it.each(['', 'in', '7', 'null', '[]', '"in"', '{"phase":"in"}', '{"phase":"in","epoch":"x"}'])(
  'ignores %j in the storage',
  async (text) => {
    const { browser, tabs } = await browserOfAnn();
    tabs[0].close();
    for (const key of browser.stored.keys()) browser.stored.set(key, text);
    expect(await browser.during(browser.open().session.restore())).toMatchObject({ status: 'signed-out' });
  },
);

it('does without a storage that throws', async () => {
  const browser = new SimulatedBrowser();
  const forbidden = () => {
    throw new DOMException('Forbidden', 'SecurityError');
  };
  const { session } = browser.open({ storage: { getItem: forbidden, setItem: forbidden } });
  await browser.during(session.restore());
  await browser.during(session.signIn(ann));
  expect(await browser.during(session.signOut())).toEqual({ result: 'confirmed' });
});
