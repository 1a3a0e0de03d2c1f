import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { faultsOf, overflowOf } from './accessibility.fixture.ts';
import { focusReaches, demoForAll, openPage } from './demo-page.fixture.ts';

const { browser, server } = await demoForAll();

const longWords = { code: 'overloaded', description: 'x'.repeat(3000) };

async function refuse(page: Page, path: string): Promise<void> {
  await page.route(path, (route) => route.fulfill({ status: 503, json: longWords }));
}

it('axe finds nothing, and nothing is too wide, in each state of the replay', async () => {
  const { page, runEnded, signIn } = await openPage(browser, 'about:blank', { reducedMotion: 'reduce' });
  await page.clock.install();
  await page.goto(server.url);
  await runEnded(1);
  expect(await faultsOf(page), 'after a run').toEqual([]);

  await signIn('user', 'wrong');
  await runEnded(2);
  await page.clock.fastForward(301_000);
  await page.getByTestId('expiry-note').getByText('the token has expired').waitFor();
  expect(await faultsOf(page), 'with a refusal and an expired token').toEqual([]);

  await page.route('**/unprotected', (route) => route.abort());
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByTestId('server-notice').waitFor();
  expect(await faultsOf(page), 'with the server gone').toEqual([]);
});

it.each([1280, 320])('long words without a break are not too wide for %i pixels', async (width) => {
  const viewport = { width, height: 800 };
  const { page, runEnded, signIn } = await openPage(browser, 'about:blank', { viewport });
  await refuse(page, '**/protected');
  await page.goto(server.url);
  await runEnded(1);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await refuse(page, '**/auth');
  await signIn('n'.repeat(300), 'password');
  await page.getByTestId('form-problem').waitFor();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  // The log scrolls, and would hide the overflow from the page.
  const log = page.locator('.log');
  expect(await log.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

it('the skip link leads to the main content', async () => {
  const { page, runEnded } = await openPage(browser, server.url);
  await runEnded(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await focusReaches(page.getByRole('main'));
  await page.keyboard.press('Tab');
  await focusReaches(page.getByRole('log'));
});

it('the log is never as tall as the screen', async () => {
  const { page, runEnded } = await openPage(browser, server.url, { viewport: { width: 640, height: 360 } });
  await runEnded(1);
  const { height = Infinity } = (await page.getByRole('log').boundingBox()) ?? {};
  expect(height).toBeLessThan(360);
});

it('refused fields and the time that is left can be told without the page’s own colours', async () => {
  const { page, runEnded, signIn } = await openPage(browser, server.url, { forcedColors: 'active' });
  await runEnded(1);
  const username = page.getByLabel('Username');
  const outline = () => username.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outline()).toBe('none');
  await signIn('user', 'wrong');
  await page.getByTestId('form-problem').waitFor();
  await expect.poll(outline).toBe('solid');
  const border = page.locator('progress').evaluate((element) => getComputedStyle(element).borderStyle);
  expect(await border).toBe('solid');
});
