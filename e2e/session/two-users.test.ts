import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, newContext } from './browser.fixture.ts';
import { holdNext, type Held } from './hold-next.fixture.ts';
import { startSite, type Site } from './site.fixture.ts';
import { soon } from './soon.fixture.ts';
import {
  allShow,
  cookieOf,
  hang,
  privateTo,
  refresh,
  signedInTabs,
  signIn,
  text,
  whoIs,
} from './tabs.fixture.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(() => Promise.all([browser.close(), site.stop()]));

interface Scene {
  readonly context: BrowserContext;
  readonly held: Held;
  /** In which a refresh for Ann hangs. */
  readonly hanging: Page;
  readonly other: Page;
}

/** Two tabs of Ann. */
async function hangingRefresh(what: 'request' | 'answer'): Promise<Scene> {
  const context = await newContext(browser);
  const [hanging, other] = await signedInTabs(context, site, site.ann);
  const held = holdNext(site, what, '/auth/refresh');
  void refresh(hanging);
  await held.stuck;
  return { context, held, hanging, other };
}

describe('when Bob signs in while a refresh for Ann hangs in another tab', () => {
  it.each(['request', 'answer'] as const)(
    'and its %s arrives afterwards, Bob is signed in everywhere',
    async (what) => {
      const { held, hanging, other } = await hangingRefresh(what);
      await signIn(other, site.bob);
      held.letGo();
      await allShow([hanging], 'signed-out');
      for (const tab of [other, hanging]) {
        await tab.reload();
        await allShow([tab], privateTo(site.bob));
        expect(await whoIs(tab)).toBe('bob');
      }
    },
  );

  it('and its answer reaches the browser afterwards, because the tab hangs, too, nobody is Ann', async () => {
    const { context, held, hanging, other } = await hangingRefresh('answer');
    const wake = await hang(hanging, site);
    await signIn(other, site.bob);
    held.letGo();
    await expect.poll(() => cookieOf(context), soon).toMatch(/\.1\./);
    await wake();
    await allShow([hanging], 'signed-out');
    expect([await text(other), await whoIs(other)]).toEqual([privateTo(site.bob), 'bob']);
    // The cookie is Ann's now, and her session has ended: Bob must sign in again.
    for (const tab of [other, hanging]) {
      await tab.reload();
      await allShow([tab], 'signed-out');
      expect(await whoIs(tab)).toBe(401);
    }
  });
});
