import { describe, expect, it } from 'vitest';
import { demoForAll, openPage, startDemo } from './demo-page.fixture.ts';

const { browser, server } = await demoForAll();
const { url } = server;

describe('an expired token', () => {
  it('is announced once, is still sent, and the server says why it refuses', async () => {
    const { url } = await startDemo({ ACCESS_TTL_SECONDS: '1', JWT_LEEWAY_SECONDS: '0' });
    const { page, lines, runEnded } = await openPage(browser, url);
    await runEnded(1);
    await page.getByTestId('expiry-note').getByText('By this device’s clock the token has expired').waitFor();
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

  it('still opens the resource within the leeway, as the page says', async () => {
    // Longer than the default, so that a slow machine does not outlast it.
    const { url } = await startDemo({ ACCESS_TTL_SECONDS: '1', JWT_LEEWAY_SECONDS: '300' });
    const { page, lines, runEnded } = await openPage(browser, url);
    await runEnded(1);
    await page.getByTestId('expiry-note').getByText('allows a few seconds more').waitFor();
    await page.getByRole('button', { name: 'Request the protected resource' }).click();
    await runEnded(2);
    expect((await lines()).at(-1)).toContain('Got protected resource');
  });
});

describe.each([
  ['ahead', 10],
  ['behind', -10],
])('a device whose clock is 10 minutes %s', (_way, minutes) => {
  it('is told so, and counts from the token’s arrival', async () => {
    const { page, lines, runEnded } = await openPage(browser, 'about:blank');
    await page.clock.install({ time: Date.now() + minutes * 60_000 });
    await page.goto(url);
    await runEnded(1);
    const note = page.getByTestId('expiry-note');
    await note.getByText('clock differs from the server’s by about 10 minutes').waitFor();
    expect(await page.getByTestId('countdown').textContent()).toMatch(/^(4:\d\d|5:00)$/);
    expect(await lines()).toContain(`is expired: ${minutes > 0}`);
    await page.clock.fastForward(301_000);
    await note.getByText('By the time since it came, the token has expired').waitFor();
  });
});

it('says for four seconds from the latest click that the token was copied', async () => {
  const { page, runEnded } = await openPage(browser, 'about:blank');
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.resolve();
  });
  await page.clock.install();
  await page.goto(url);
  await runEnded(1);
  await page.clock.pauseAt(Date.now() + 60_000);
  const copy = page.getByRole('button', { name: 'Copy token' });
  const answer = page.getByTestId('copy-status');
  await copy.click();
  await page.clock.runFor(3000);
  await copy.click();
  await page.clock.runFor(3000);
  await expect.poll(() => answer.textContent()).toBe('Copied');
  await page.clock.runFor(1500);
  await expect.poll(() => answer.textContent()).toBe('');
});
