import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoForAll, openPage } from './demo-page.fixture.ts';

const { browser, server } = await demoForAll();
const { url } = server;

// The limit that the field calls good is 0.1 for a whole visit.
const leastShift = 0.02;

/** Opens the page and watches what moves in it, what moves upon a click included. */
async function openWatched(url: string, options: object, prepare?: (page: Page) => Promise<unknown>) {
  const opened = await openPage(browser, 'about:blank', options);
  await opened.page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await prepare?.(opened.page);
  await opened.page.goto(url);
  return opened;
}

/** How much has moved so far, two frames from now. */
function shifted(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0);
  });
}

// So tall that everything is seen: what is out of sight does not count as moved.
describe.each([
  { width: 320, height: 4000 },
  { width: 390, height: 3000 },
  { width: 1280, height: 1600 },
])('the layout at $width by $height', (viewport) => {
  it('does not jump while the first run goes on, nor on the next', async () => {
    const { page, runEnded } = await openWatched(url, { viewport });
    await runEnded(1);
    expect(await shifted(page)).toBeLessThan(leastShift);
    await page.getByRole('button', { name: 'Run again' }).click();
    await runEnded(2);
    expect(await shifted(page)).toBeLessThan(leastShift);
  });

  it('does not jump with the server gone from the first, nor when it comes back', async () => {
    const { page, lines } = await openWatched(url, { viewport }, (page) =>
      page.route('**/unprotected', (route) => route.abort()),
    );
    const notice = page.getByTestId('server-notice');
    await notice.waitFor();
    expect(await shifted(page)).toBeLessThan(leastShift);
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect.poll(lines).toHaveLength(4);
    await notice.waitFor();
    expect(await shifted(page)).toBeLessThan(leastShift);
    await page.unroute('**/unprotected');
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByTestId('run-status').getByText('Run 3 is done').waitFor();
    expect(await shifted(page)).toBeLessThan(leastShift);
  });
});
