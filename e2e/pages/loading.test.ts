import { expect, it } from 'vitest';
import { faultsOf } from '../accessibility.fixture.ts';
import { focusReaches, demoForAll } from '../demo-page.fixture.ts';
import { openApplication } from './application.fixture.ts';

const { browser, server } = await demoForAll();

it('a page that cannot be loaded says so in its place, and comes when it is asked for again', async () => {
  const { page, title } = await openApplication(browser, 'about:blank', { reducedMotion: 'reduce' });
  await page.route('**/chunk-*.js', async (route) => {
    const script = await (await route.fetch()).text();
    return script.includes('lk-inspector-page')
      ? route.abort()
      : route.fulfill({ body: script, contentType: 'text/javascript' });
  });
  await page.goto(`${server.url}/sign-in`);
  await title.getByText('Sign in').waitFor();
  await page.getByRole('link', { name: 'Inspector' }).click();
  await title.getByText('This page could not be loaded').waitFor();
  await focusReaches(title);
  expect(await faultsOf(page)).toEqual([]);
  await page.unroute('**/chunk-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await title.getByText('Token inspector').waitFor();
  await focusReaches(title);
});

it('an address that the application does not know leads back to the front page', async () => {
  const { page, title, runEnded } = await openApplication(browser, `${server.url}/sign-in`, {
    reducedMotion: 'reduce',
  });
  await title.waitFor();
  // The server answers such an address itself; within the page it can only come from a link that has gone stale.
  await page.evaluate(() => {
    history.pushState(null, '', '/nowhere');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await title.getByText('No such page').waitFor();
  expect(await page.title()).toContain('No such page');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'To the front page' }).click();
  await runEnded(1);
});
