import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newContext } from './browser.fixture.ts';
import { startSite, type Site } from './site.fixture.ts';
import { soon } from './soon.fixture.ts';
import { privateTo, signedInTabs, signIn, signOut } from './tabs.fixture.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(() => Promise.all([browser.close(), site.stop()]));

/** Notes what there is to be seen when the page comes back, after everybody else has heard of it, and in each frame. */
async function watch(tab: Page): Promise<void> {
  await tab.evaluate(() => {
    const { log } = window.latchkey;
    const note = (event: string) => void log.push(`${event}: ${document.body.textContent}`);
    document.addEventListener('resume', () => note('resume'));
    addEventListener('pageshow', ({ persisted }) => note(persisted ? 'pageshow' : 'reload'));
    const drawn = () => {
      if (log.at(-1)?.startsWith('pageshow')) note('frame');
      requestAnimationFrame(drawn);
    };
    drawn();
  });
}

/** Replaces the session of a tab by one that cannot tell the others: a page in the cache finds out by itself. */
async function withoutChannel(tab: Page): Promise<void> {
  await tab.evaluate(async () => {
    const { createAuthSession } = window.latchkey;
    const session = createAuthSession({ serverUrl: location.origin, openChannel: null });
    await session.restore();
    Object.assign(window.latchkey, { session });
  });
}

describe('a page that comes back from the cache of the browser', () => {
  it.each(['signed out', 'signed in as Bob'])(
    'has nothing private left where somebody has silently %s elsewhere',
    async (what) => {
      const [tab, other] = await signedInTabs(await newContext(browser), site, site.ann);
      await watch(tab);
      await tab.goto(`${site.url}/elsewhere`);
      await withoutChannel(other);
      await (what === 'signed out' ? signOut(other) : signIn(other, site.bob));
      // There is no load to wait for.
      await tab.goBack({ waitUntil: 'commit' });
      await tab.evaluate(() => new Promise(requestAnimationFrame));
      expect(await tab.evaluate(() => window.latchkey.log.slice(-4))).toEqual([
        `resume: ${privateTo(site.ann)}`,
        'signed-out',
        'pageshow: signed-out',
        'frame: signed-out',
      ]);
    },
  );

  it('is not seen as it was, not even in the first frame', async () => {
    const [tab, other] = await signedInTabs(await newContext(browser), site, site.ann);
    const frames = await record(tab);
    await expect.poll(() => frames.length, soon).toBeGreaterThan(0);
    const before = frames.at(-1)?.picture;
    await tab.goto(`${site.url}/elsewhere`);
    await signOut(other);
    const backMs = Date.now();
    await tab.goBack({ waitUntil: 'commit' });
    await tab.evaluate(() => new Promise(requestAnimationFrame));
    const endMs = Date.now();
    await tab.evaluate(() => (document.body.textContent = 'the end'));
    await expect.poll(() => frames.at(-1)?.atMs, soon).toBeGreaterThan(endMs);
    const seen = frames.filter(({ atMs }) => atMs > backMs).map(({ picture }) => picture);
    expect(seen).not.toContain(before);
  });
});

interface Frame {
  readonly atMs: number;
  readonly picture: string;
}

/** What is drawn from now on, as it comes. */
async function record(tab: Page): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  const devTools = await tab.context().newCDPSession(tab);
  devTools.on('Page.screencastFrame', ({ data, sessionId, metadata: { timestamp = 0 } }) => {
    frames.push({ atMs: timestamp * 1000, picture: data });
    // The page may be gone by then.
    devTools.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await devTools.send('Page.startScreencast', { format: 'png', maxWidth: 200 });
  return frames;
}
