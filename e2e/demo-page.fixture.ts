import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { startServer, type RunningServer } from '../apps/server/src/start-server.ts';
import { launchArguments } from '../tools/browser/launch-arguments.ts';

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['LATCHKEY_BROWSER'];
  if (executablePath === undefined)
    throw new Error('npm test finds a browser; by hand, set LATCHKEY_BROWSER to one');
  return chromium.launch({ executablePath, args: launchArguments() });
}

/** The real server in demo mode, on a free port and a store of its own, with these variables besides. */
export async function openDemo(variables: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
  const server = await startServer({ LATCHKEY_DEMO: '1', PORT: '0', DATA_DIR: folder, ...variables });
  const stop = async () => {
    const result = await server.stop();
    // Also of a server that a test has stopped already.
    rmSync(folder, { recursive: true, force: true });
    return result;
  };
  return { ...server, stop };
}

/** A browser and a demo for all tests of a file, gone after the last: for `await` at its top. */
export async function demoForAll(variables: Record<string, string> = {}): Promise<{
  readonly browser: Browser;
  readonly server: RunningServer;
}> {
  const browser = await launchBrowser();
  afterAll(() => browser.close());
  const server = await openDemo(variables);
  afterAll(async () => {
    await server.stop();
  });
  return { browser, server };
}

/** A demo for one test, where the server's state matters. */
export async function startDemo(variables: Record<string, string> = {}): Promise<RunningServer> {
  const server = await openDemo(variables);
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

/** The demo page as a test sees it. */
export interface DemoPage {
  readonly page: Page;
  /** What the browser complained about: errors, warnings, violations of the content security policy. */
  readonly complaints: readonly string[];
  /** The text of each line of the log. */
  lines(): Promise<string[]>;
  /** Resolves when the run with this number has ended, well or badly. */
  runEnded(number: number): Promise<void>;
  signIn(username: string, password: string): Promise<void>;
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<DemoPage> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return {
    page,
    complaints,
    lines: () => page.getByTestId('log-line').allTextContents(),
    runEnded: (number) =>
      page
        .getByTestId('run-status')
        .getByText(`Run ${number}`)
        .or(page.getByTestId('server-notice'))
        .waitFor(),
    signIn: async (username, password) => {
      await page.getByLabel('Username').fill(username);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
  };
}

/** Resolves when this element has the focus: the page moves it after it has drawn, not in the click itself. */
export async function focusReaches(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((candidate) => candidate === document.activeElement)).toBe(true);
}
