// Takes the pictures of the demo that the documentation shows, in light and dark: npm run screenshots
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startServer } from '../../apps/server/src/start-server.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { launchArguments } from '../browser/launch-arguments.ts';
import { build } from '../build/build.ts';
import { demoTargets } from '../build/targets.ts';
import { root } from '../root.ts';

await build(demoTargets);
const dataFolder = mkdtempSync(join(tmpdir(), 'latchkey-screenshots-'));
const server = await startServer({ LATCHKEY_DEMO: '1', PORT: '0', DATA_DIR: dataFolder });
const browser = await chromium.launch({ executablePath: findBrowser(), args: launchArguments() });
for (const colorScheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 1000 },
  });
  const page = await context.newPage();
  const shoot = (name: string) =>
    page.screenshot({ path: join(root, 'docs', 'images', `${name}-${colorScheme}.png`) });
  await page.goto(server.url);
  await page.getByTestId('run-status').getByText('Run 1 is done').waitFor();
  await shoot('demo');
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('button', { name: 'Fill in keeper' }).click();
  await shoot('sign-in');
  await page.locator('button[type=submit]').click();
  await page.getByTestId('who').getByText('keeper').waitFor();
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  await shoot('account');
  await context.close();
}
await browser.close();
await server.stop();
rmSync(dataFolder, { recursive: true });
