import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newContext } from './browser.fixture.ts';
import { holdNext } from './hold-next.fixture.ts';
import { startSite, type Site } from './site.fixture.ts';
import { soon } from './soon.fixture.ts';
import {
  allShow,
  cookieOf,
  hang,
  openTab,
  privateTo,
  refresh,
  signedInTab,
  signedInTabs,
  signOut,
} from './tabs.fixture.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(() => Promise.all([browser.close(), site.stop()]));

/** What the server says to whoever has the cookie that this browser had. */
async function statusOf(cookie: string): Promise<number> {
  const headers = { 'x-latchkey-csrf': '1', origin: site.url, cookie: `latchkey_refresh=${cookie}` };
  return (await fetch(`${site.url}/auth/refresh`, { method: 'POST', headers })).status;
}

describe('a sign-out', () => {
  it.each(['hears of it', 'hangs'])('stays one when an answer comes late to a tab that %s', async (way) => {
    const context = await newContext(browser);
    const [late, other] = await signedInTabs(context, site, site.ann);
    const held = holdNext(site, 'answer', '/auth/refresh');
    const refreshing = refresh(late);
    await held.stuck;
    const wake = way === 'hangs' ? await hang(late, site) : null;
    const signingOut = signOut(other);
    await allShow([other], 'signed-out');
    held.letGo();
    if (wake) {
      // The browser takes the cookie, whether the page runs or not.
      await expect.poll(() => cookieOf(context), soon).toMatch(/\.1\./);
      await wake();
    }
    await refreshing;
    expect(await signingOut).toEqual({ result: 'confirmed' });
    for (const tab of [late, other]) {
      const last = await tab.evaluate(() => window.latchkey.log.slice(-2));
      expect(last).toEqual([privateTo(site.ann), 'signed-out']);
      await tab.reload();
      await allShow([tab], 'signed-out');
    }
    expect(await cookieOf(context)).toBeUndefined();
  });

  it('without a network stays one after a reload, and the server hears of it when there is one again', async () => {
    const context = await newContext(browser);
    const tab = await signedInTab(context, site, site.ann);
    const cookie = (await cookieOf(context)) ?? '';
    expect(await statusOf(cookie)).toBe(200);
    await context.setOffline(true);
    expect(await signOut(tab)).toMatchObject({ result: 'pending' });
    await tab.close();
    // The page comes from wherever it is kept, and the server is still out of reach.
    site.route('/auth/logout', () => Promise.resolve(null));
    await context.setOffline(false);
    const reloaded = await openTab(context, site);
    expect(await reloaded.evaluate(() => window.latchkey.session.restore())).toMatchObject({
      status: 'signed-out',
    });
    expect(await cookieOf(context)).toBe(cookie);

    site.route('/auth/logout');
    await context.setOffline(true);
    await context.setOffline(false);
    await expect.poll(() => cookieOf(context), soon).toBeUndefined();
    expect(await statusOf(cookie)).toBe(401);
    await allShow([reloaded], 'signed-out');
  });
});
