import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { focusReaches, demoForAll } from '../demo-page.fixture.ts';
import { openApplication, openSignedIn } from './application.fixture.ts';

const { browser, server } = await demoForAll();

/** Far more than any page has to pass. */
const mostTabs = 60;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < mostTabs; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

async function follow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

it('the whole way can be gone by keyboard: sign in, look at every page, sign out', async () => {
  const { page, who, title, username, password, signOut, farewell } = await openApplication(
    browser,
    server.url,
  );
  await follow(page, who.getByRole('link', { name: 'Sign in' }));
  await title.getByText('Sign in').waitFor();
  await focusReaches(title);
  await tabTo(page, username);
  await page.keyboard.type('keeper');
  await tabTo(page, password);
  await page.keyboard.type('password');
  await page.keyboard.press('Enter');
  await title.getByText('Your account').waitFor();
  await focusReaches(title);
  for (const [link, heading] of [
    ['Vault', /vault/i],
    ['Inspector', /inspector/i],
    ['Replay', /password to/],
    ['Account', 'Your account'],
  ] as const) {
    await follow(page, page.getByRole('link', { name: link, exact: true }));
    await title.getByText(heading).waitFor();
    await focusReaches(title);
  }
  await follow(page, signOut);
  await farewell.getByText('You are signed out.').waitFor();
  await focusReaches(title);
});

it('each page has its title, marks itself in the navigation, and is found again as it was', async () => {
  const { page, title, complaints } = await openSignedIn(browser, server.url, {
    user: 'keeper',
    viewport: { width: 1280, height: 500 },
  });
  const current = page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current=page]');
  for (const [link, name] of [
    ['Inspector', 'Token inspector'],
    ['Vault', 'The vault'],
    ['Replay', 'Latchkey: from password to protected resource'],
    ['Account', 'Your account'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect.poll(() => page.title()).toContain(name);
    expect(await current.innerText()).toBe(link);
    await focusReaches(title);
  }
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  await page.evaluate(() => scrollTo(0, 200));
  // A click of the mouse would first scroll to the link.
  await page.getByRole('link', { name: 'Inspector', exact: true }).dispatchEvent('click');
  await title.getByText('Token inspector').waitFor();
  await expect.poll(scrolled).toBe(0);
  await page.goBack();
  await title.getByText('Your account').waitFor();
  await expect.poll(scrolled).toBe(200);
  expect(complaints).toEqual([]);
});

it('the first page leaves the focus to the browser', async () => {
  const { page, title } = await openApplication(browser, `${server.url}/sign-in`);
  await title.waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
