import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from '../demo-page.fixture.ts';

/** What an iPhone says of itself. */
export const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

export interface Visit extends BrowserContextOptions {
  readonly username?: string;
  readonly password?: string;
  /** Where to, once signed in: `/account` by default. */
  readonly path?: string;
  /** What is to be done to the page before. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A browser of its own, in which somebody signs in and is led on. */
export async function signedIn(
  browser: Browser,
  serverUrl: string,
  { username = 'user', password = 'password', path = '/account', prepare, ...options }: Visit = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const { page, complaints, signIn } = await openPage(browser, 'about:blank', options);
  await prepare?.(page);
  await page.goto(`${serverUrl}/sign-in?returnUrl=${encodeURIComponent(path)}`);
  await signIn(username, password);
  await page.waitForURL(serverUrl + path);
  return { page, complaints };
}

/** Presses Tab until this is reached, as people do who use the keyboard alone; gives up after a hundred. */
export async function tabTo(
  page: Page,
  role: 'button' | 'link' | 'textbox' | 'radio',
  name: string,
): Promise<void> {
  const target = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The keyboard does not reach ${name}.`);
}
