import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { focusReaches, demoForAll } from '../demo-page.fixture.ts';
import { type ApplicationPage, openApplication, openSignedIn, partsOf } from './application.fixture.ts';

const { browser, server } = await demoForAll();

async function openTab(page: Page, path: string) {
  const tab = await page.context().newPage();
  await tab.goto(server.url + path);
  return { tab, ...partsOf(tab) };
}

/**
 * What a browser does with a page that it puts into its back/forward cache, or takes out of it; and what is to be seen
 * then, before anything else happens.
 */
function turn(page: Page, type: 'pagehide' | 'pageshow'): Promise<string> {
  return page.evaluate((type) => {
    dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    return document.body.innerText;
  }, type);
}

/** Waits until one page sees in the storage what the other does: browsers bring it from one to the other in a moment. */
async function storageReaches(page: Page, from: Page): Promise<void> {
  const stored = (page: Page) => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(() => stored(page)).toBe(await stored(from));
}

/** Signed in, on the account page; it hears nothing of other tabs, as in a cache in which browsers keep pages silent. */
async function openSleeper(): Promise<ApplicationPage> {
  const application = await openApplication(browser, 'about:blank');
  const { page, signIn, title } = application;
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    addEventListener('storage', (event) => {
      event.stopImmediatePropagation();
    });
  });
  await page.goto(`${server.url}/sign-in`);
  await signIn('user', 'password');
  await title.getByText('Your account').waitFor();
  return application;
}

describe('a sign-out', () => {
  it('is confirmed, on the sign-in page, and read with its title', async () => {
    const { page, signOut, farewell, title, complaints } = await openSignedIn(browser, server.url);
    await signOut.click();
    await farewell.getByText('You are signed out.').waitFor();
    expect(page.url()).toBe(`${server.url}/sign-in`);
    await focusReaches(title);
    expect(await title.getAttribute('aria-describedby')).toBe(await farewell.getAttribute('id'));
    expect(complaints).toEqual([]);
  });

  it('without a network holds, also after a reload, and says that the server will be told', async () => {
    const { page, signOut, farewell, who } = await openSignedIn(browser, server.url);
    await page.route('**/auth/logout', (route) => route.abort());
    await signOut.click();
    await farewell.getByText('The server could not be told yet').waitFor();
    await page.goto(`${server.url}/account`);
    await page.waitForURL(/sign-in/);
    await who.getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('that the server would not hear of says so', async () => {
    const { page, signOut, farewell } = await openSignedIn(browser, server.url);
    const refusal = { code: 'csrf_refused', description: 'No' };
    await page.route('**/auth/logout', (route) => route.fulfill({ status: 403, json: refusal }));
    await signOut.click();
    await farewell.getByText('the server would not hear of it').waitFor();
  });

  it('in another tab is followed at once, and says so; a sign-in leads back', async () => {
    const { page, signOut, signIn } = await openSignedIn(browser, server.url);
    const { tab, farewell, who } = await openTab(page, '/account');
    await who.getByText('user').waitFor();
    await signOut.click();
    await farewell.getByText('You were signed out in another tab.').waitFor();
    expect(tab.url()).toBe(`${server.url}/sign-in?returnUrl=%2Faccount`);
    await signIn('user', 'password');
    await tab.waitForURL('**/account');
  });

  it('leaves a page alone that is for everybody', async () => {
    const { page, signOut } = await openSignedIn(browser, server.url);
    const { tab, who } = await openTab(page, '/inspector');
    await who.getByText('user').waitFor();
    await signOut.click();
    await who.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(tab.url()).toBe(`${server.url}/inspector`);
  });
});

it('a session that the server ended is told as such', async () => {
  const { page, farewell } = await openSignedIn(browser, server.url);
  const elsewhere = await openSignedIn(browser, server.url);
  await elsewhere.page.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json', 'X-Latchkey-Csrf': '1' };
    await fetch('/auth/logout', { method: 'POST', headers, body: '{"everywhere":true}' });
  });
  await page.reload();
  await farewell.getByText('Your session has ended.').waitFor();
  expect(page.url()).toBe(`${server.url}/sign-in?returnUrl=%2Faccount`);
});

it('the replay has a session of its own, which touches nobody’s', async () => {
  const { page, runEnded, who } = await openSignedIn(browser, server.url, { user: 'keeper' });
  await page.getByRole('link', { name: 'Replay' }).click();
  await runEnded(1);
  await who.getByText('keeper').waitFor();
  await page.goto(`${server.url}/account`);
  await who.getByText('keeper').waitFor();
});

it('shows nothing that is private from the back/forward cache before it is known whose it is', async () => {
  const { page } = await openSleeper();
  expect(await turn(page, 'pagehide')).toBe('');
  expect(await turn(page, 'pageshow')).toContain('Your account');

  await turn(page, 'pagehide');
  const other = await openTab(page, '/account');
  await other.signOut.click();
  await other.farewell.getByText('You are signed out.').waitFor();
  await storageReaches(page, other.tab);
  expect(await turn(page, 'pageshow')).not.toMatch(/Your account|Sign out/);
  await page.waitForURL(/sign-in/);
});

it('a tab that slept through a sign-in as somebody else lets go, and follows when asked', async () => {
  const { page, title, who, farewell } = await openSleeper();
  await turn(page, 'pagehide');
  const { tab, signOut, ...other } = await openTab(page, '/account');
  await signOut.click();
  await other.farewell.getByText('You are signed out.').waitFor();
  await tab.getByRole('button', { name: 'Fill in keeper' }).click();
  await other.submit.click();
  await other.who.getByText('keeper').waitFor();
  await storageReaches(page, tab);
  await turn(page, 'pageshow');
  await farewell.getByText('Somebody signed in in another tab').waitFor();
  await page.getByRole('button', { name: 'Go on with that session' }).click();
  await who.getByText('keeper').waitFor();
  await title.getByText('Your account').waitFor();
});

it('a network that is gone is told on every page, and moves nothing', async () => {
  const { page, title, who } = await openSignedIn(browser, server.url);
  const places = () =>
    page.evaluate(() =>
      ['main', 'h1', 'footer'].map((name) => document.querySelector(name)?.getBoundingClientRect().top),
    );
  await page.getByRole('link', { name: 'Vault' }).click();
  await title.getByText(/vault/i).waitFor();
  const before = await places();
  const notice = page.getByTestId('connection');
  await page.context().setOffline(true);
  await notice.getByText('You stay signed in.').waitFor();
  expect(await places()).toEqual(before);
  await page.getByRole('link', { name: 'Replay' }).click();
  await notice.getByText('You stay signed in.').waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => notice.innerText()).toBe('');
  await who.getByText('user').waitFor();
});
