import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { focusReaches, launchBrowser, openPage, startDemo } from '../demo-page.fixture.ts';
import { iPhone, signedIn, tabTo } from './account-page.fixture.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

it('changes a password by keyboard alone: what is wrong is told at its field, what is right ends the others', async () => {
  const { url } = await startDemo();
  const phone = await signedIn(browser, url, { userAgent: iPhone });
  const { page } = await signedIn(browser, url);
  await page.getByTestId('sessions').waitFor();
  const current = page.getByLabel('Current password', { exact: true });
  const next = page.getByLabel('New password', { exact: true });
  const fault = async (field: typeof current) => {
    const ids = (await field.getAttribute('aria-describedby')) ?? 'none';
    return page.locator(`#${ids.split(' ').at(-1) ?? ''}`).innerText();
  };

  await tabTo(page, 'textbox', 'Current password');
  await page.keyboard.type('not this one');
  await tabTo(page, 'textbox', 'New password');
  await page.keyboard.type('correct horse battery staple');
  await page.keyboard.press('Enter');
  await focusReaches(current);
  await expect.poll(() => current.getAttribute('aria-invalid')).toBe('true');
  expect(await fault(current)).toMatch(/password/i);

  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('password');
  await next.fill('too short');
  await next.press('Enter');
  await focusReaches(next);
  await expect.poll(() => next.getAttribute('aria-invalid')).toBe('true');
  expect(await fault(next)).toMatch(/15/);

  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('correct horse battery staple');
  await page.keyboard.press('Enter');
  await focusReaches(page.getByTestId('password-changed'));
  await page.getByTestId('no-others').waitFor();

  await phone.page.reload();
  await phone.page.waitForURL('**/sign-in**');
  const again = await openPage(browser, `${url}/sign-in`);
  await again.signIn('user', 'password');
  await again.page.getByTestId('form-problem').getByText('wrong').waitFor();
  await again.signIn('user', 'correct horse battery staple');
  await again.page.waitForURL(`${url}/account`);
});
