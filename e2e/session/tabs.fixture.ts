import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
// For the type of `window.latchkey`.
import type {} from './page-script.fixture.ts';
import { holdNext } from './hold-next.fixture.ts';
import { password, type Account, type Site } from './site.fixture.ts';
import { soon } from './soon.fixture.ts';

/** A page with a session, which has looked whether somebody was signed in. */
export async function openTab(context: BrowserContext, { url }: Site): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(url);
  return tab;
}

/** A tab in which this user has signed in. */
export async function signedInTab(context: BrowserContext, site: Site, account: Account): Promise<Page> {
  const tab = await openTab(context, site);
  await signIn(tab, account);
  return tab;
}

/** Two tabs or more in which this user is signed in: in the first by password, in the others because of that. */
export async function signedInTabs(
  context: BrowserContext,
  site: Site,
  account: Account,
  count = 2,
): Promise<[Page, Page, ...Page[]]> {
  const first = await signedInTab(context, site, account);
  const tabs: [Page, Page, ...Page[]] = [first, await openTab(context, site)];
  while (tabs.length < count) tabs.push(await openTab(context, site));
  await allShow(tabs, privateTo(account));
  return tabs;
}

export async function signIn(tab: Page, { username }: Account): Promise<void> {
  const credentials = { username, password };
  await tab.evaluate((credentials) => window.latchkey.session.signIn(credentials), credentials);
}

export function signOut(tab: Page): Promise<unknown> {
  return tab.evaluate(() => window.latchkey.session.signOut());
}

/** What a 401 leads to. */
export function refresh(tab: Page): Promise<unknown> {
  return tab.evaluate(() => {
    const { session } = window.latchkey;
    const authorization = session.authorize('/auth/me') ?? '';
    return session.handleUnauthorized({ url: '/auth/me', authorization });
  });
}

/** Whom the server takes a request of this tab for: a name, or the status with which it refuses. */
export function whoIs(tab: Page): Promise<string | number> {
  return tab.evaluate(async () => {
    const answer = await window.latchkey.fetch('/auth/me');
    if (!answer.ok) return answer.status;
    return ((await answer.json()) as { username: string }).username;
  });
}

/** Nothing runs in the tab until the result is called. Only tabs of an ordinary browser can be frozen. */
export async function freeze(tab: Page): Promise<() => Promise<void>> {
  const devTools = await tab.context().newCDPSession(tab);
  const isFrozen = await tab.evaluateHandle(() => {
    const now = { isFrozen: false };
    document.addEventListener('freeze', () => (now.isFrozen = true));
    return now;
  });
  await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await expect.poll(() => isFrozen.evaluate((now) => now.isFrozen), soon).toBe(true);
  return async () => {
    await devTools.send('Page.setWebLifecycleState', { state: 'active' });
  };
}

/** Nothing runs in the tab until the result is called: its one thread waits for an answer. */
export async function hang(tab: Page, site: Site): Promise<() => Promise<void>> {
  const held = holdNext(site, 'request', '/hang');
  const hanging = tab.evaluate(() => {
    const request = new XMLHttpRequest();
    request.open('GET', '/hang', false);
    request.send();
  });
  await held.stuck;
  return () => {
    held.letGo();
    return hanging;
  };
}

/** The value of the refresh cookie. */
export async function cookieOf(context: BrowserContext): Promise<string | undefined> {
  return (await context.cookies()).find(({ name }) => name === 'latchkey_refresh')?.value;
}

/** Why a tab that is signed in cannot refresh: a code, or null; the status where nobody is. */
export function problemOf(tab: Page): Promise<string | null> {
  return tab.evaluate(() => {
    const { state } = window.latchkey.session;
    return state.status === 'signed-in' ? (state.problem?.code ?? null) : state.status;
  });
}

/** What a page shows to this user and to nobody else. */
export function privateTo({ id }: Account): string {
  return `private to ${id}`;
}

/** What the user sees. */
export function text(tab: Page): Promise<string> {
  return tab.evaluate(() => document.body.innerText);
}

export async function allShow(tabs: readonly Page[], expected: string): Promise<void> {
  for (const tab of tabs) await expect.poll(() => text(tab), soon).toBe(expected);
}
