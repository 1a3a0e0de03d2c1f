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

/** By how many pixels the page is wider than what is between its edges; the room of the scroll bar is beyond them. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, offsetWidth } = document.documentElement;
    return scrollWidth - Math.min(clientWidth, offsetWidth);
  });
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
    await page.getByTestId('expiry-note').getByText('the token has expired').waitFor();
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
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('nothing is wider than the screen for long words without a break', async () => {
    const { url } = await startDemo();
    const { page, runEnded, signIn } = await openPage(browser, url, options);
    const refusal = { code: 'overloaded', description: 'x'.repeat(3000) };
    await page.route('**/protected', (route) => route.fulfill({ status: 503, json: refusal }));
    await runEnded(1);
    await page.getByRole('button', { name: 'Run again' }).click();
    await runEnded(2);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.route('**/auth', (route) => route.fulfill({ status: 503, json: refusal }));
    await signIn('n'.repeat(300), 'password');
    await page.getByTestId('sign-in-error').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // The log scrolls, and would hide the overflow from the page.
    expect(
      await page.locator('.log').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ).toBe(0);
  });
});

it('the skip link leads to the log', async () => {
  const { url } = await startDemo();
  const { page, runEnded } = await openPage(browser, url);
  await runEnded(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const focused = page.locator(':focus');
  await focused.getByRole('heading', { name: 'The log' }).waitFor();
});

it('the log is never as tall as the screen', async () => {
  const { url } = await startDemo();
  const { page, runEnded } = await openPage(browser, url, { viewport: { width: 640, height: 360 } });
  await runEnded(1);
  const { height = Infinity } = (await page.getByRole('log').boundingBox()) ?? {};
  expect(height).toBeLessThan(360);
});

it('refused fields and the time that is left can be told without the page’s own colours', async () => {
  const { url } = await startDemo();
  const { page, runEnded, signIn } = await openPage(browser, url, { forcedColors: 'active' });
  await runEnded(1);
  const username = page.getByLabel('Username');
  const outline = () => username.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outline()).toBe('none');
  await signIn('user', 'wrong');
  await page.getByTestId('sign-in-error').waitFor();
  await expect.poll(outline).toBe('solid');
  const border = page.locator('progress').evaluate((element) => getComputedStyle(element).borderStyle);
  expect(await border).toBe('solid');
});
