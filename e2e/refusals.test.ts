import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, startDemo } from './demo-page.fixture.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

describe('a failed sign-in', () => {
  it('is told in the log and beside the form, and leaves the session as it was', async () => {
    const { url } = await startDemo();
    const { page, lines, runEnded, signIn } = await openPage(browser, url);
    await runEnded(1);
    await signIn('user', 'wrong');
    await runEnded(2);
    expect((await lines()).slice(9)).toEqual(['Logging in', 'Login failed: Invalid credentials']);
    const problem = page.getByTestId('sign-in-error');
    expect(await problem.textContent()).toContain('Invalid credentials');
    expect(await problem.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByLabel('Username').inputValue()).toBe('user');

    await page.getByRole('button', { name: 'Request the protected resource' }).click();
    await runEnded(3);
    expect((await lines()).at(-1)).toContain('Got protected resource');
  });

  it('asks for what is missing without asking the server', async () => {
    const { url } = await startDemo();
    const { page, lines, runEnded } = await openPage(browser, url);
    await runEnded(1);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const username = page.getByLabel('Username');
    expect(await username.getAttribute('aria-invalid')).toBe('true');
    const fault = page.locator(`#${(await username.getAttribute('aria-describedby')) ?? 'none'}`);
    expect(await fault.textContent()).not.toBe('');
    expect(await username.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await lines()).toHaveLength(9);
  });

  it('can be mended by keyboard alone', async () => {
    const { url } = await startDemo();
    const { page, lines, runEnded } = await openPage(browser, url);
    await runEnded(1);
    await page.getByLabel('Username').focus();
    await page.keyboard.type('user');
    await page.keyboard.press('Tab');
    await page.keyboard.type('password');
    await page.keyboard.press('Enter');
    await runEnded(2);
    expect((await lines()).at(-1)).toContain("identity: User(id='1')");
  });
});

describe('an expired token', () => {
  it('is announced once, is still sent, and the server says why it refuses', async () => {
    const { url } = await startDemo({ ACCESS_TTL_SECONDS: '1', JWT_LEEWAY_SECONDS: '0' });
    const { page, lines, runEnded } = await openPage(browser, url);
    await runEnded(1);
    await page.getByTestId('expiry-note').getByText('The token has expired').waitFor();
    expect(
      await page
        .getByTestId('countdown')
        .evaluate((element) => element.closest('[aria-live], [role=status]')),
    ).toBeNull();
    await page.getByRole('button', { name: 'Request the protected resource' }).click();
    await runEnded(2);
    expect((await lines()).at(-1)).toBe('Protected request failed: Signature has expired');
    expect((await page.getByTestId('exchange').last().innerText()).split('\n')).toEqual(
      expect.arrayContaining(['GET /protected', '401 refused', 'token attached']),
    );
  });
});

describe('a server that is gone', () => {
  it('is told in plain words, and the page recovers when the server is back', async () => {
    const server = await startDemo();
    const { page, lines, runEnded } = await openPage(browser, server.url);
    await runEnded(1);
    await server.stop();
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByTestId('server-notice').waitFor();
    expect((await lines()).slice(9)).toEqual([
      'Requesting unprotected resource',
      'Unprotected request error: The server cannot be reached.',
    ]);
    expect(await page.getByTestId('server-notice').innerText()).toContain(server.url);

    await startDemo({ PORT: new URL(server.url).port });
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByTestId('run-status').getByText('Run 3 is done').waitFor();
    expect((await lines()).at(-1)).toContain('Got protected resource');
  });

  it('is told beside the form too', async () => {
    const server = await startDemo();
    const { page, runEnded, signIn } = await openPage(browser, server.url);
    await runEnded(1);
    await server.stop();
    await signIn('user', 'password');
    await page.getByTestId('sign-in-error').getByText('cannot be reached').waitFor();
  });
});
