import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, startDemo } from './demo-page.fixture.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const)('in $colorScheme at $width pixels', ({ colorScheme, width }) => {
  const options = { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' } as const;

  it('axe finds nothing after a run', async () => {
    const { url } = await startDemo();
    const { page, runEnded } = await openPage(browser, url, options);
    await runEnded(1);
    expect(await violations(page)).toEqual([]);
  });

  it('axe finds nothing after a failed sign-in and with an expired token', async () => {
    const { url } = await startDemo({ ACCESS_TTL_SECONDS: '1', JWT_LEEWAY_SECONDS: '0' });
    const { page, runEnded, signIn } = await openPage(browser, url, options);
    await runEnded(1);
    await signIn('user', 'wrong');
    await runEnded(2);
    await page.getByTestId('expiry-note').getByText('The token has expired').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('axe finds nothing with the server gone', async () => {
    const server = await startDemo();
    const { page, runEnded } = await openPage(browser, server.url, options);
    await runEnded(1);
    await server.stop();
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByTestId('server-notice').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('nothing is wider than the screen', async () => {
    const { url } = await startDemo();
    const { page, runEnded } = await openPage(browser, url, options);
    await runEnded(1);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('the layout', () => {
  it('does not jump while the first run goes on', async () => {
    const { url } = await startDemo();
    const { page, runEnded } = await openPage(browser, 'about:blank');
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(url);
    await runEnded(1);
    const sum = await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0),
    );
    // The limit that the field calls good is 0.1.
    expect(sum).toBeLessThan(0.02);
  });
});
