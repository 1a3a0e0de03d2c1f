import { describe, expect, it } from 'vitest';
import { focusReaches, demoForAll, openPage, startDemo } from './demo-page.fixture.ts';

const { browser, server } = await demoForAll();
const { url } = server;

describe('a failed sign-in', () => {
  it('is told in the log and beside the form, and leaves the session as it was', async () => {
    const { page, lines, runEnded, signIn } = await openPage(browser, url);
    await runEnded(1);
    await signIn('user', 'wrong');
    await runEnded(2);
    expect((await lines()).slice(9)).toEqual(['Logging in', 'Login failed: Invalid credentials']);
    const problem = page.getByTestId('form-problem');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('The username or the password is wrong.');
    await focusReaches(problem);
    const username = page.getByLabel('Username');
    expect(await username.inputValue()).toBe('user');
    await page.keyboard.press('Tab');
    await focusReaches(username);

    await page.getByRole('button', { name: 'Request the protected resource' }).click();
    await runEnded(3);
    expect((await lines()).at(-1)).toContain('Got protected resource');
  });

  it('asks for what is missing without asking the server', async () => {
    const { page, lines, runEnded } = await openPage(browser, url);
    await runEnded(1);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const username = page.getByLabel('Username');
    await expect.poll(() => username.getAttribute('aria-invalid')).toBe('true');
    const fault = page.locator(`#${(await username.getAttribute('aria-describedby')) ?? 'none'}`);
    expect(await fault.textContent()).not.toBe('');
    await focusReaches(username);
    expect(await lines()).toHaveLength(9);
  });

  it('hides the password again when it is sent', async () => {
    const { page, runEnded, signIn } = await openPage(browser, url);
    await runEnded(1);
    const password = page.getByLabel('Password', { exact: true });
    await page.getByRole('button', { name: 'Show password' }).click();
    await expect.poll(() => password.getAttribute('type')).toBe('text');
    await signIn('user', 'wrong');
    await page.getByTestId('form-problem').waitFor();
    await expect.poll(() => password.getAttribute('type')).toBe('password');
  });

  it('can be mended by keyboard alone', async () => {
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

describe('an answer that is none of the server’s', () => {
  it('ends the run with words, and the page goes on', async () => {
    const { page, lines, runEnded } = await openPage(browser, 'about:blank');
    await page.route('**/protected', (route) => route.fulfill({ json: null }));
    await page.goto(url);
    await runEnded(1);
    expect((await lines()).at(-1)).toBe(
      'Protected request failed: The server answered in a form that this page does not know.',
    );
    await page.unroute('**/protected');
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByTestId('run-status').getByText('Run 2 is done').waitFor();
  });
});

describe('a mistake of the page itself', () => {
  it('ends the run, and is told to the console', async () => {
    const { page, runEnded, complaints } = await openPage(browser, 'about:blank');
    await page.addInitScript(() => {
      const { stringify } = JSON;
      JSON.stringify = (value: unknown, ...rest: []) => {
        // The claims, for the line that shows them.
        if (typeof value === 'object' && value !== null && 'sub' in value) throw new Error('marked');
        return stringify(value, ...rest);
      };
    });
    await page.goto(url);
    await runEnded(1);
    const status = page.getByTestId('run-status');
    expect(await status.innerText()).toBe(
      'Run 1 stopped: This page made a mistake; the browser’s console says which.',
    );
    await expect.poll(() => complaints.join()).toContain('marked');
    await page.getByRole('button', { name: 'Run again' }).click();
    await runEnded(2);
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
    await page.getByTestId('form-problem').getByText('cannot be reached').waitFor();
  });
});
