import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser, newContext } from './browser.fixture.ts';
import type { Answer, Passage } from './gateway.fixture.ts';
import { startSite, type Site } from './site.fixture.ts';
import { soon } from './soon.fixture.ts';
import { allShow, privateTo, problemOf, signedInTab, signedInTabs, whoIs } from './tabs.fixture.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(() => Promise.all([browser.close(), site.stop()]));

const night = '08:00:00';

/** A browser whose clock is the test's. */
async function clockedContext(): Promise<BrowserContext> {
  const context = await newContext(browser);
  await context.clock.install();
  return context;
}

const problems = (tabs: readonly Page[]) => Promise.all(tabs.map(problemOf));

const cut = () => Promise.resolve(null);
const later: Answer = {
  status: 503,
  headers: ['retry-after', '2'],
  body: JSON.stringify({ code: 'store_unavailable', description: 'Later' }),
};

describe('a machine that sleeps, wakes for a moment and sleeps again', () => {
  it.each<[string, string, number | null, Passage]>([
    ['requests are lost', 'network_error', null, cut],
    ['answers are lost', 'network_error', 200, (ask) => ask().then(cut)],
    ['answers never come', 'timeout', 200, (ask) => ask().then(() => new Promise(() => undefined))],
    ['the server answers 503', 'store_unavailable', null, () => Promise.resolve(later)],
  ])(
    'keeps its user signed in while %s, and goes on afterwards',
    async (_fault, problem, status, passage) => {
      const context = await clockedContext();
      const tabs = await signedInTabs(context, site, site.ann);
      const refreshesSince = (first: number) =>
        site.exchanges.slice(first).filter(({ path }) => path === '/auth/refresh');
      const asleep = site.exchanges.length;
      site.route('/auth/refresh', passage);
      onTestFinished(() => site.route('/auth/refresh'));
      await context.clock.fastForward(night);
      await expect.poll(() => refreshesSince(asleep)[0], soon).toMatchObject({ status });
      await context.clock.fastForward(night);
      await expect.poll(() => problems(tabs), soon).toContain(problem);
      await allShow(tabs, privateTo(site.ann));

      const mended = site.exchanges.length;
      site.route('/auth/refresh');
      await context.clock.runFor(5_000);
      await expect.poll(() => problems(tabs), soon).toEqual([null, null]);
      // A second one may be given up when the token of the first arrives.
      expect(refreshesSince(mended).map(({ status }) => status)).toContain(200);
      expect(await Promise.all(tabs.map(whoIs))).toEqual(['ann', 'ann']);
    },
  );
});

it('a network that is back is used at once, however long there was none', async () => {
  const context = await clockedContext();
  const tab = await signedInTab(context, site, site.ann);
  let failures = 0;
  context.on('requestfailed', () => (failures += 1));
  await context.setOffline(true);
  for (let tries = 1; tries <= 7; tries++) {
    await context.clock.fastForward(night);
    await expect.poll(() => failures, soon).toBe(tries);
  }
  await expect.poll(() => problemOf(tab), soon).toBe('network_error');
  // The next try by itself would come in thirty seconds at the earliest, which is more than the test waits.
  await context.setOffline(false);
  await expect.poll(() => problemOf(tab), soon).toBeNull();
  expect(await whoIs(tab)).toBe('ann');
});
