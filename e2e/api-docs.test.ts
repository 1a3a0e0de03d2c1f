import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focusReaches, launchBrowser, openPage, startDemo } from './demo-page.fixture.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const)('the page about the API in $colorScheme at $width pixels', ({ colorScheme, width }) => {
  const options = { colorScheme, viewport: { width, height: 800 } };

  it('breaks no policy, has no fault that axe knows, and is no wider than the screen', async () => {
    const { url } = await startDemo();
    const { page, complaints } = await openPage(browser, `${url}/docs`, options);
    expect(await page.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(10);
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow).toBe(0);
    expect(complaints).toEqual([]);
  });
});

it('the page about the API asks for its stylesheet and for nothing else', async () => {
  const { url } = await startDemo();
  const { page } = await openPage(browser, 'about:blank');
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await page.goto(`${url}/docs`, { waitUntil: 'networkidle' });
  expect(asked.filter((address) => !address.startsWith('data:'))).toEqual([
    `${url}/docs`,
    `${url}/docs/page.css`,
  ]);
  const background = page.locator('.card').first();
  expect(await background.evaluate((card) => getComputedStyle(card).borderRadius)).toBe('14px');
});

it('the skip link leads past the table of contents', async () => {
  const { url } = await startDemo();
  const { page } = await openPage(browser, `${url}/docs`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await focusReaches(page.getByRole('main'));
});

it('the table of contents leads to a route', async () => {
  const { url } = await startDemo();
  const { page } = await openPage(browser, `${url}/docs`);
  await page.getByRole('navigation').getByRole('link', { name: 'Change the password' }).click();
  await expect
    .poll(() => page.locator('#changePassword').evaluate((card) => card.getBoundingClientRect().top))
    .toBeLessThan(100);
});
