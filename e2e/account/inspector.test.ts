import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage, startDemo } from '../demo-page.fixture.ts';
import { signedIn, tabTo } from './account-page.fixture.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

it('has the server verify the session’s token, until the session was ended elsewhere', async () => {
  const { url } = await startDemo();
  const { page, complaints } = await signedIn(browser, url, { path: '/inspector' });
  await tabTo(page, 'button', 'Ask the server');
  await page.keyboard.press('Enter');
  const verdict = page.getByTestId('verdict');
  await verdict.getByText('This token speaks for user, id 1.').waitFor();
  expect(complaints).toEqual([]);

  const other = await signedIn(browser, url);
  await other.page.getByRole('button', { name: 'End all other sessions' }).click();
  await other.page.getByRole('button', { name: 'End them' }).click();
  await other.page.getByTestId('no-others').waitFor();
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await verdict.getByText('token_revoked').waitFor();
});

it('reads a pasted token by keyboard alone, and makes no request with it', async () => {
  const { url } = await startDemo();
  const { page, complaints } = await openPage(browser, `${url}/inspector`);
  await page.getByTestId('no-session').waitFor();
  const requests: string[] = [];
  page.on('request', (request) => {
    // Other pages are loaded ahead meanwhile.
    if (!request.url().endsWith('.js')) requests.push(request.url());
  });
  await tabTo(page, 'radio', 'Your session’s');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'textbox', 'Token');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  await page.keyboard.insertText(`${part({ alg: 'none' })}.${part({ sub: 'eve', exp: 1_700_000_000 })}.`);
  await page.getByRole('table', { name: 'The token’s claims' }).getByText('eve').waitFor();
  await page.getByTestId('expiry-note').getByText('has expired').waitFor();
  await page.keyboard.insertText('=');
  await page.getByTestId('token-fault').getByText('not canonical base64url').waitFor();
  expect(requests).toEqual([]);
  expect(complaints).toEqual([]);
});
