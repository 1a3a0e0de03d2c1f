import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { focusReaches, launchBrowser, startDemo } from '../demo-page.fixture.ts';
import { iPhone, signedIn, tabTo } from './account-page.fixture.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

it('shows both of two browsers, and ends the other one, which is signed out at its next request', async () => {
  const { url } = await startDemo();
  const phone = await signedIn(browser, url, { userAgent: iPhone });
  const { page, complaints } = await signedIn(browser, url);
  const devices = page.getByTestId('sessions').getByRole('heading');
  await expect.poll(() => devices.allInnerTexts()).toHaveLength(2);
  expect(await devices.allInnerTexts()).toEqual([
    expect.stringMatching(/^Chrome \d+ on \w+\s+this one$/),
    'Safari 18 on iPhone',
  ]);
  await page.getByRole('button', { name: /^End the session of Safari 18 on iPhone/ }).click();
  await page.getByTestId('no-others').waitFor();
  const outcome = page.getByTestId('sessions-outcome');
  expect(await outcome.innerText()).toBe('The session of Safari 18 on iPhone was ended.');
  await focusReaches(outcome);
  expect(complaints).toEqual([]);

  await phone.page.getByRole('link', { name: 'Replay' }).click();
  await phone.page.getByRole('navigation').getByRole('link', { name: 'Account' }).click();
  await phone.page.waitForURL('**/sign-in?returnUrl=%2Faccount');
});

it('ends all others by keyboard alone, once it has asked', async () => {
  const { url } = await startDemo();
  const phone = await signedIn(browser, url, { userAgent: iPhone });
  const { page } = await signedIn(browser, url);
  const others = page.getByRole('button', { name: 'End all other sessions' });
  await others.waitFor();
  await tabTo(page, 'button', 'End all other sessions');
  await page.keyboard.press('Enter');
  await focusReaches(page.getByRole('button', { name: 'Keep them' }));
  await page.keyboard.press('Escape');
  await focusReaches(others);
  await page.keyboard.press('Enter');
  await focusReaches(page.getByRole('button', { name: 'Keep them' }));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await focusReaches(page.getByTestId('sessions-outcome'));
  await page.getByTestId('no-others').waitFor();
  await phone.page.reload();
  await phone.page.waitForURL('**/sign-in?returnUrl=%2Faccount');
});

it('leaves for the sign-in when the user signs out everywhere, and so do the others', async () => {
  const { url } = await startDemo();
  const phone = await signedIn(browser, url, { userAgent: iPhone });
  const { page } = await signedIn(browser, url);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('group').getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL('**/sign-in**');
  await phone.page.reload();
  await phone.page.waitForURL('**/sign-in**');
});

it('stays, with the server out of reach as the page loads, and fills itself once it is back', async () => {
  const { url } = await startDemo();
  const { page } = await signedIn(browser, url);
  await page.getByTestId('sessions').waitFor();
  await page.route('**/auth/**', (route) => route.abort());
  await page.reload();
  await page.getByTestId('load-problem').getByText('The server cannot be reached.').first().waitFor();
  expect(page.url()).toBe(`${url}/account`);
  await page.unroute('**/auth/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByTestId('sessions').waitFor();
  await page.getByTestId('identity').waitFor();
});
