import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../apps/server/src/start-server.ts';
import { focusReaches, launchBrowser, openDemo } from '../demo-page.fixture.ts';
import { descriptionOf, openApplication } from './application.fixture.ts';

let browser: Browser;
let server: RunningServer;
let signInUrl: string;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await openDemo();
  signInUrl = `${server.url}/sign-in`;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('whoever signs in', () => {
  it('comes to the account, and is still signed in after a reload and in another tab', async () => {
    const { page, signIn, who, complaints } = await openApplication(browser, signInUrl);
    await signIn('user', 'password');
    await page.waitForURL('**/account');
    await page.reload();
    await who.getByText('user').waitFor();
    const other = await page.context().newPage();
    await other.goto(signInUrl);
    await other.waitForURL('**/account');
    expect(complaints).toEqual([]);
  });

  it('is never shown as signed out while that is found out', async () => {
    const { page, signIn, who, title, signOut } = await openApplication(browser, signInUrl);
    await signIn('user', 'password');
    await signOut.waitFor();
    const held: (() => Promise<void>)[] = [];
    await page.route('**/auth/refresh', (route) => void held.push(() => route.continue()));
    await page.reload();
    await page.getByText('The page is on its way.').waitFor();
    await expect.poll(() => held.length).toBe(1);
    expect(await who.innerText()).toBe('');
    expect(await title.count()).toBe(0);
    await held[0]?.();
    await who.getByText('user').waitFor();
    await title.getByText('Your account').waitFor();
  });

  it.each([
    ['/vault', 'keeper', '/vault'],
    ['/vault', 'user', '/vault-closed'],
    ['/account?from=mail#sessions', 'user', '/account?from=mail#sessions'],
  ])('wanted %s, and as %s comes to %s', async (path, name, target) => {
    const { page, signIn } = await openApplication(browser, server.url + path);
    await page.waitForURL(/sign-in/);
    await signIn(name, 'password');
    await page.waitForURL(server.url + target);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('is not led to another site', async () => {
    const { page, signIn } = await openApplication(browser, `${signInUrl}?returnUrl=%2F%2Fevil.test`);
    await signIn('user', 'password');
    await page.waitForURL(`${server.url}/account`);
  });
});

describe('a sign-in that is refused', () => {
  it('says the same of an unknown name as of a wrong password, ties it to both fields, and keeps them', async () => {
    const { signIn, problem, username, password } = await openApplication(browser, signInUrl);
    await signIn('user', 'wrong');
    await focusReaches(problem);
    const text = await problem.innerText();
    expect(text).toBe('The username or the password is wrong.');
    for (const field of [username, password]) {
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await descriptionOf(field)).toBe(text);
    }
    expect([await username.inputValue(), await password.inputValue()]).toEqual(['user', 'wrong']);
    await signIn('nobody', 'password');
    await focusReaches(problem);
    expect(await problem.innerText()).toBe(text);
  });

  it('asks for what is missing, each at its field, without asking the server', async () => {
    const { page, submit, username, password } = await openApplication(browser, signInUrl);
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.method()));
    await submit.click();
    await focusReaches(username);
    expect(await descriptionOf(username)).toBe('Enter your username.');
    expect(await descriptionOf(password)).toBe('Enter your password.');
    expect(asked).not.toContain('POST');
  });

  it('counts the seconds down after too many tries', async () => {
    const { page, signIn, problem } = await openApplication(browser, 'about:blank');
    const refusal = { code: 'throttled', description: 'Too many tries' };
    const headers = { 'Retry-After': '80' };
    await page.route('**/auth', (route) => route.fulfill({ status: 429, headers, json: refusal }));
    await page.clock.install();
    await page.goto(signInUrl);
    await signIn('user', 'wrong');
    await focusReaches(problem);
    const wait = page.getByTestId('form-wait');
    expect(await wait.innerText()).toMatch(/^Try again in [78]\d seconds\.$/);
    await page.clock.fastForward(40_000);
    await expect.poll(() => wait.innerText()).toMatch(/^Try again in [34]\d seconds\.$/);
    await page.clock.fastForward(40_000);
    await expect.poll(() => wait.innerText()).toBe('You can try again now.');
    await page.getByRole('status').getByText('You can try again now.').waitFor({ state: 'attached' });
  });

  it.each([
    ['without a network', null, 'The server cannot be reached. What you typed is still here.'],
    ['by a server in trouble', 503, 'The server cannot do this now. What you typed is still here.'],
  ])('%s says so, and blames no field', async (_name, status, text) => {
    const { page, signIn, problem, username } = await openApplication(browser, signInUrl);
    const refusal = { code: 'store_unavailable', description: 'The store is away' };
    await page.route('**/auth', (route) =>
      status === null ? route.abort() : route.fulfill({ status, json: refusal }),
    );
    await signIn('user', 'password');
    await focusReaches(problem);
    expect(await problem.innerText()).toBe(text);
    expect(await username.getAttribute('aria-invalid')).toBe('false');
    await page.unroute('**/auth');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account');
  });
});

describe('the form', () => {
  it('has what managers of passwords look for', async () => {
    const { username, password, submit, title } = await openApplication(browser, signInUrl);
    await title.waitFor();
    const names = ['id', 'name', 'autocomplete', 'type'];
    const attributesOf = (field: Locator) =>
      field.evaluate((element, names) => names.map((name) => element.getAttribute(name)), names);
    expect(await attributesOf(username)).toEqual(['username', 'sign-in.username', 'username', null]);
    expect(await attributesOf(password)).toEqual([
      'password',
      'sign-in.password',
      'current-password',
      'password',
    ]);
    const isOneForm = await submit.evaluate((button) => {
      const { form } = button as HTMLButtonElement;
      return form?.elements.namedItem('password') === document.getElementById('password');
    });
    expect(isOneForm).toBe(true);
  });

  it('is sent once, and keeps the focus on its button meanwhile', async () => {
    const { page, username, password, submit } = await openApplication(browser, signInUrl);
    const held: (() => Promise<void>)[] = [];
    await page.route('**/auth', (route) => void held.push(() => route.continue()));
    await username.fill('user');
    await page.getByRole('button', { name: 'Show password' }).click();
    await password.fill('password');
    await submit.click();
    await expect.poll(() => submit.getAttribute('aria-disabled')).toBe('true');
    expect(await submit.innerText()).toBe('Signing in…');
    expect(await password.getAttribute('type')).toBe('password');
    await expect.poll(() => held.length).toBe(1);
    await focusReaches(submit);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await focusReaches(submit);
    await held[0]?.();
    await page.waitForURL('**/account');
    expect(held).toHaveLength(1);
  });

  it('is filled in with one of the demo’s accounts', async () => {
    const { page, username, submit } = await openApplication(browser, signInUrl);
    await page.getByRole('button', { name: 'Fill in keeper' }).click();
    expect(await username.inputValue()).toBe('keeper');
    await submit.click();
    await page.waitForURL('**/account');
  });
});
