import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { launchBrowser, newContext, openOrdinaryBrowser } from './browser.fixture.ts';
import { startSite, type Site } from './site.fixture.ts';
import { allShow, openTab, privateTo, signedInTabs, signIn } from './tabs.fixture.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(() => Promise.all([browser.close(), site.stop()]));

/** Delays first answers until all fifty requests have left with the old token, and the new token until all are refused. */
function refuseTogether(): { allSent(): void; exchanges(): string[] } {
  const { promise: sent, resolve: allSent } = Promise.withResolvers<undefined>();
  const { promise: refused, resolve: allRefused } = Promise.withResolvers<undefined>();
  const before = site.exchanges.length;
  const exchanges = () => site.exchanges.slice(before).map(({ path, status }) => `${path} ${status}`);
  site.route('/auth/me', async (ask) => {
    await sent;
    const answer = await ask();
    if (times('/auth/me 401', exchanges()) === 50) allRefused(undefined);
    return answer;
  });
  site.route('/auth/refresh', async (ask) => {
    const answer = await ask();
    await refused;
    return answer;
  });
  onTestFinished(() => {
    for (const path of ['/auth/me', '/auth/refresh']) site.route(path);
  });
  return { allSent: () => allSent(undefined), exchanges };
}

function times(exchange: string, exchanges: readonly string[]): number {
  return exchanges.filter((each) => each === exchange).length;
}

it.each([
  ['tabs of one window, of which one is seen', () => openOrdinaryBrowser()],
  ['windows', () => newContext(browser)],
])('asks for one token when ten requests in each of five %s are refused at once', async (_kind, open) => {
  const tabs = await signedInTabs(await open(), site, site.ann, 5);
  await site.voidTokens(site.ann);
  const { allSent, exchanges } = refuseTogether();
  const sending = tabs.map((tab) =>
    tab.evaluateHandle(() => {
      const requests = Array.from({ length: 10 }, () => window.latchkey.fetch('/auth/me'));
      return { statuses: Promise.all(requests.map(async (request) => (await request).status)) };
    }),
  );
  const sent = await Promise.all(sending);
  allSent();
  const statuses = await Promise.all(sent.map((handle) => handle.evaluate((tab) => tab.statuses)));

  expect(statuses.flat()).toEqual(Array(50).fill(200));
  const counts = ['/auth/me 401', '/auth/refresh 200', '/auth/me 200'].map((each) =>
    times(each, exchanges()),
  );
  expect(counts).toEqual([50, 1, 50]);
  expect(exchanges().length).toBe(101);
  await allShow(tabs, privateTo(site.ann));
});

it('signs out in all tabs within a second of one', async () => {
  const tabs = await signedInTabs(await openOrdinaryBrowser(), site, site.ann, 5);
  const heard = await Promise.all(
    tabs.map((tab) =>
      tab.evaluateHandle(() => {
        const { promise, resolve } = Promise.withResolvers<number>();
        window.latchkey.session.subscribe(() => resolve(Date.now()));
        return { atMs: promise };
      }),
    ),
  );
  const startMs = await tabs[0].evaluate(() => {
    const nowMs = Date.now();
    void window.latchkey.session.signOut();
    return nowMs;
  });
  const heardMs = await Promise.all(heard.map((each) => each.evaluate(({ atMs }) => atMs)));
  await allShow(tabs, 'signed-out');
  expect(Math.max(...heardMs) - startMs).toBeLessThan(1_000);
});

it('signs in the tabs, too, in which nobody was', async () => {
  const context = await openOrdinaryBrowser();
  const [first, ...others] = [
    await openTab(context, site),
    await openTab(context, site),
    await openTab(context, site),
  ];
  await allShow(others, 'signed-out');
  await signIn(first, site.bob);
  await allShow(others, privateTo(site.bob));
});
