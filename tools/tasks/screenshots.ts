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
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1000 } });
  await page.goto(server.url);
  await page.getByTestId('run-status').getByText('Run 1 is done').waitFor();
  await page.screenshot({ path: join(root, 'docs', 'images', `demo-${colorScheme}.png`) });
}
await browser.close();
await server.stop();
rmSync(dataFolder, { recursive: true });
