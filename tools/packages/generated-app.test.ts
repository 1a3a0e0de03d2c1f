import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startServer, type RunningServer } from '../../apps/server/src/start-server.ts';
import { launchBrowser } from '../../e2e/demo-page.fixture.ts';
import { buildReadmeApp, generateApp } from './generate-app.fixture.ts';
import { startPageServer, type PageServer } from './start-page-server.fixture.ts';

let pages: PageServer;
let server: RunningServer;
let browser: Browser;
const cleanUps: (() => unknown)[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-generated-app-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  pages = await startPageServer(join(folder, 'app/dist/app/server/server.mjs'));
  cleanUps.push(() => pages.stop());
  server = await startServer({
    LATCHKEY_DEMO: '1',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    CORS_ORIGINS: pages.origin,
  });
  cleanUps.push(() => server.stop());
  browser = await launchBrowser();
  cleanUps.push(() => browser.close());
  await generateApp(folder);
  await buildReadmeApp(folder, server.url);
  // It installs all that an application has, and builds it: about half a minute where nothing else is done.
}, 600_000);

afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

interface Visit {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
  /** The requests to the auth server. */
  readonly requests: readonly string[];
  /** Whether the element that the server rendered is the one that is there now. */
  keepsWhatWasRendered(): Promise<boolean>;
}

/** A browser of its own, which remembers the first `main` that the parser made: before scripts of modules run. */
async function visit(): Promise<Visit> {
  const context = await browser.newContext({ baseURL: pages.origin });
  onTestFinished(() => context.close());
  await context.addInitScript(() => {
    document.addEventListener(
      'readystatechange',
      () => {
        Object.assign(window, { rendered: document.querySelector('main') });
      },
      { once: true },
    );
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url().startsWith(server.url))
      requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  const keepsWhatWasRendered = () =>
    page.evaluate(() => 'rendered' in window && window.rendered === document.querySelector('main'));
  return { page, complaints, requests, keepsWhatWasRendered };
}

/** Comes for the guarded page, and is led to the sign-in by the application, which therefore runs by then. */
async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/account');
  await page.waitForURL('/sign-in?returnUrl=%2Faccount');
  await page.getByLabel('Username').fill('user');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The refresh cookie of a new session, as a browser would send it. */
async function sessionCookie(username: string, password: string): Promise<string> {
  const response = await fetch(`${server.url}/auth`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Latchkey-Csrf': '1' },
    body: JSON.stringify({ username, password, session: 'cookie' }),
  });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toContain('latchkey_refresh=');
  return cookie.slice(0, cookie.indexOf(';'));
}

/** The guarded page as its server sends it. */
async function rendered(headers: Record<string, string> = {}): Promise<{ status: number; html: string }> {
  const response = await fetch(`${pages.origin}/account`, { headers, redirect: 'manual' });
  return { status: response.status, html: await response.text() };
}

describe('the application of the README, newly generated, with the packed packages', () => {
  it('signs in, shows what is protected, and signs out', async () => {
    const { page, complaints } = await visit();
    await signIn(page, 'password');
    await page.getByText('Signed in as user').waitFor();
    expect(new URL(page.url()).pathname).toBe('/account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('/sign-in');
    expect(complaints).toEqual([]);
  });

  it('says so when the password is wrong', async () => {
    const { page } = await visit();
    await signIn(page, 'wrong');
    await page.getByRole('alert').getByText('Invalid credentials').waitFor();
  });

  it('takes over what its server rendered, and is signed in again after one refresh', async () => {
    const { page, complaints, requests, keepsWhatWasRendered } = await visit();
    await signIn(page, 'password');
    await page.getByText('Signed in as user').waitFor();
    const before = requests.length;
    await page.reload();
    await page.getByText('Signed in as user').waitFor();
    expect(await keepsWhatWasRendered()).toBe(true);
    expect(requests.slice(before)).toEqual(['POST /auth/refresh', 'GET /auth/me']);
    expect(complaints).toEqual([]);
  });

  it('is rendered for nobody, whoever asks, and without asking the auth server', async () => {
    const cookie = await sessionCookie('user', 'password');
    const before = await pages.connections();
    const answers = [await rendered(), ...(await Promise.all([rendered({ cookie }), rendered()]))];
    expect(answers[0]?.status).toBe(200);
    expect(answers[0]?.html).toContain('ng-server-context="ssr"');
    expect(answers[0]?.html).toContain('<app-account');
    expect(answers[0]?.html).not.toMatch(/Signed in|eyJ|latchkey/i);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await pages.connections()).toBe(before);
  });

  it('keeps whoever signs in while a page is rendered to that page, and the token from all', async () => {
    const credentials = JSON.stringify({ username: 'user', password: 'password' });
    const [nobody, ...pagesAtOnce] = await Promise.all([
      rendered(),
      rendered({ 'x-sign-in': credentials }),
      rendered(),
      rendered({ 'x-sign-in': credentials }),
      rendered(),
    ]);
    const signedIn = pagesAtOnce.map(({ html }) => html.includes('Signed in as user'));
    expect(signedIn).toEqual([true, false, true, false]);
    expect(nobody.html).not.toContain('Signed in');
    for (const { html } of pagesAtOnce) expect(html).not.toContain('eyJ');
    expect(await pages.connections()).toBeGreaterThan(0);
  });
});
