import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrdinaryBrowser } from './browser.fixture.ts';
import { holdNext } from './hold-next.fixture.ts';
import { startSite, type Site } from './site.fixture.ts';
import { allShow, freeze, privateTo, refresh, signedInTabs, whoIs } from './tabs.fixture.ts';

let site: Site;
beforeAll(async () => void (site = await startSite()));
afterAll(() => site.stop());

/** How long this tab waits for another token. */
function refreshMs(tab: Page): Promise<number> {
  return tab.evaluate(async () => {
    const { session } = window.latchkey;
    const startMs = performance.now();
    const authorization = session.authorize('/auth/me') ?? '';
    const { result } = await session.handleUnauthorized({ url: '/auth/me', authorization });
    if (result !== 'replay') throw new Error('There is no other token.');
    return performance.now() - startMs;
  });
}

/** Holds the lock of the sessions in a tab for as long as that is open. */
function holdLock(tab: Page): Promise<unknown> {
  return tab.evaluate(() => {
    const { promise: isHeld, resolve } = Promise.withResolvers<undefined>();
    void navigator.locks.request(`latchkey ${location.origin}`, () => {
      resolve(undefined);
      return new Promise(() => undefined);
    });
    return isHeld;
  });
}

/** What follows the wait of three seconds takes its time on a busy machine. */
function expectBoundedWait(tookMs: number): void {
  expect(tookMs).toBeGreaterThan(2_950);
  expect(tookMs).toBeLessThan(5_000);
}

describe('a tab that holds the lock delays the others by three seconds', () => {
  it('where it was frozen in the middle of a refresh; and nobody is signed out by what comes late', async () => {
    const [frozen, other] = await signedInTabs(await openOrdinaryBrowser(), site, site.ann);
    const held = holdNext(site, 'answer', '/auth/refresh');
    const refreshing = refresh(frozen);
    await held.stuck;
    const thaw = await freeze(frozen);
    expectBoundedWait(await refreshMs(other));
    held.letGo();
    await thaw();
    await refreshing;
    await allShow([frozen, other], privateTo(site.ann));
    expect(await Promise.all([frozen, other].map(whoIs))).toEqual(['ann', 'ann']);
  });

  it('where it never gives it back', async () => {
    const [holder, other] = await signedInTabs(await openOrdinaryBrowser(), site, site.ann);
    await holdLock(holder);
    expectBoundedWait(await refreshMs(other));
  });
});
