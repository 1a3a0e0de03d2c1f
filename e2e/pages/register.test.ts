import { expect, it } from 'vitest';
import { focusReaches, demoForAll, startDemo } from '../demo-page.fixture.ts';
import { descriptionOf, openApplication, type ApplicationPage } from './application.fixture.ts';

const { browser, server } = await demoForAll();

const goodPassword = 'a few words that nobody guesses';

async function register(application: ApplicationPage, username: string, password: string) {
  await application.username.fill(username);
  await application.password.fill(password);
  await application.submit.click();
}

it('makes an account, signs in with it, and goes on to where one wanted to go', async () => {
  const application = await openApplication(browser, `${server.url}/account`);
  const { page, who, complaints } = application;
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.waitForURL('**/register?returnUrl=%2Faccount');
  await register(application, 'ada', goodPassword);
  await page.waitForURL('**/account');
  await who.getByText('ada').waitFor();
  expect(complaints).toEqual([]);
});

it('has what managers of passwords look for, and says the rules first', async () => {
  const { username, password } = await openApplication(browser, `${server.url}/register`);
  expect(await username.getAttribute('autocomplete')).toBe('username');
  expect(await password.getAttribute('autocomplete')).toBe('new-password');
  expect(await password.getAttribute('name')).toBe('register.password');
  expect(await descriptionOf(password)).toMatch(/^15 characters or more/);
});

it('says what the server refuses at the fields themselves, until they are changed', async () => {
  const application = await openApplication(browser, `${server.url}/register`);
  const { username, password } = application;
  await register(application, 'two words', 'short');
  await focusReaches(username);
  await expect.poll(() => descriptionOf(username)).toContain('This has signs that cannot be used here.');
  expect(await descriptionOf(password)).toContain('This is too short.');
  expect(await password.inputValue()).toBe('short');
  await username.fill('grace');
  await expect.poll(() => username.getAttribute('aria-invalid')).toBe('false');
  expect(await password.getAttribute('aria-invalid')).toBe('true');
  await register(application, 'grace', 'shorter');
  await focusReaches(password);
  await expect.poll(() => descriptionOf(password)).toContain('The password needs at least 15 characters.');
});

it('says at the name that somebody has it', async () => {
  const application = await openApplication(browser, `${server.url}/register`);
  await register(application, 'USER', goodPassword);
  await focusReaches(application.username);
  await expect.poll(() => descriptionOf(application.username)).toContain('Somebody has this name already.');
});

it('only signs in once the account is made', async () => {
  const application = await openApplication(browser, `${server.url}/register`);
  const { page, problem, submit } = application;
  await page.route('**/auth', (route) => route.abort());
  await register(application, 'edsger', goodPassword);
  await focusReaches(problem);
  expect(await problem.innerText()).toMatch(/^Your account is made, but you are not signed in yet\./);
  await page.unroute('**/auth');
  await submit.click();
  await page.waitForURL('**/account');
});

it('says that a server makes no accounts for strangers', async () => {
  const { url } = await startDemo({ REGISTRATION: 'off' });
  const application = await openApplication(browser, `${url}/register`);
  await register(application, 'barbara', goodPassword);
  await focusReaches(application.problem);
  expect(await application.problem.innerText()).toBe('This server does not let strangers make accounts.');
});
