import { expect, it } from 'vitest';
import { faultsOf } from '../accessibility.fixture.ts';
import { demoForAll } from '../demo-page.fixture.ts';
import { signedIn, type Visit } from './account-page.fixture.ts';

const { browser, server } = await demoForAll();

const refusal = {
  status: 503,
  headers: { 'Retry-After': '3600' },
  json: { code: 'store_unavailable', description: 'The store is out of reach for now' },
};

/** Contrast is measured of what stands still. */
const still: Visit = { reducedMotion: 'reduce' };

it('has no fault in the account with faults of fields, with a question, and with nothing left to end', async () => {
  await signedIn(browser, server.url);
  const { page } = await signedIn(browser, server.url, still);
  const next = page.getByLabel('New password', { exact: true });
  await page.getByLabel('Current password', { exact: true }).fill('password');
  await next.fill('short');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await next.and(page.locator('[aria-invalid=true]')).waitFor();
  await page.getByRole('button', { name: 'End all other sessions' }).click();
  const end = page.getByRole('button', { name: 'End them' });
  await end.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await end.click();
  await page.getByTestId('no-others').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('has no fault in the account while it loads, and where it could not be loaded', async () => {
  const { page } = await signedIn(browser, server.url, {
    ...still,
    prepare: async (page) => {
      await page.route('**/auth/me', () => undefined);
      await page.route('**/auth/sessions', (route) => route.fulfill(refusal));
    },
  });
  await page.getByTestId('load-wait').getByText('Try again in').waitFor();
  await page.getByTestId('skeleton').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('has no fault in the inspector, with a verdict and with a token that is none', async () => {
  const { page } = await signedIn(browser, server.url, { ...still, path: '/inspector' });
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await page.getByTestId('verdict').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('One that you paste').check();
  await page.getByLabel('Token', { exact: true }).fill('x'.repeat(3000));
  await page.getByTestId('token-fault').getByText('three parts').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('has no fault in the vault, open and closed', async () => {
  const { page } = await signedIn(browser, server.url, { ...still, username: 'keeper', path: '/vault' });
  await page.getByTestId('vault').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const { page: outside } = await signedIn(browser, server.url, still);
  await outside.getByRole('navigation').getByRole('link', { name: 'Vault' }).click();
  await outside.getByTestId('scopes').waitFor();
  expect(await faultsOf(outside)).toEqual([]);
});
