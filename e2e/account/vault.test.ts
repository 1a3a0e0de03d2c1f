import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, startDemo } from '../demo-page.fixture.ts';
import { signedIn, tabTo } from './account-page.fixture.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

it('keeps user out and says why, and lets keeper in on the same way, by keyboard alone', async () => {
  const { url } = await startDemo();
  const { page, complaints } = await signedIn(browser, url);
  await page.getByRole('link', { name: 'How to get it' }).waitFor();
  await tabTo(page, 'link', 'Vault');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/vault-closed');
  expect(await page.getByTestId('scopes').innerText()).toMatch(/vault:open[^]*no scope at all[^]*keeper/);
  await tabTo(page, 'button', 'Sign in as keeper');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in?returnUrl=%2Fvault');
  await tabTo(page, 'textbox', 'Username');
  await page.keyboard.type('keeper');
  await tabTo(page, 'textbox', 'Password');
  await page.keyboard.type('password');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}/vault`);
  await page.getByTestId('vault').getByText('This is what the vault holds.').waitFor();
  await page.goto(`${url}/account`);
  await page.getByRole('link', { name: 'Open the vault' }).waitFor();
  expect(complaints).toEqual([]);
});
