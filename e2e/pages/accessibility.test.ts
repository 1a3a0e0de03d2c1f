import { expect, it } from 'vitest';
import { faultsOf } from '../accessibility.fixture.ts';
import { demoForAll } from '../demo-page.fixture.ts';
import { openApplication } from './application.fixture.ts';

const { browser, server } = await demoForAll();

it('axe finds nothing, and nothing is too wide, in each state of a visit', async () => {
  const application = await openApplication(browser, `${server.url}/sign-in`, { reducedMotion: 'reduce' });
  const { page, title, problem, submit, signIn, farewell, signOut, who } = application;
  await title.waitFor();
  expect(await faultsOf(page), 'sign in').toEqual([]);
  await signIn('n'.repeat(60), 'wrong');
  await problem.waitFor();
  expect(await faultsOf(page), 'sign in, refused').toEqual([]);

  await page.getByRole('link', { name: 'Create an account' }).click();
  await title.getByText('Create an account').waitFor();
  await application.username.fill('two words');
  await application.password.fill('short');
  await submit.click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  expect(await faultsOf(page), 'register, refused').toEqual([]);

  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await title.getByText('Sign in').waitFor();
  await signIn('keeper', 'password');
  await who.getByText('keeper').waitFor();
  await page.context().setOffline(true);
  await page.getByTestId('connection').getByText('You stay signed in.').waitFor();
  expect(await faultsOf(page), 'signed in, without a network').toEqual([]);
  await signOut.click();
  await farewell.getByText('could not be told yet').waitFor();
  expect(await faultsOf(page), 'signed out without a network').toEqual([]);
});
