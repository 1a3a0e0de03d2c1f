import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchArguments } from '../../tools/browser/launch-arguments.ts';

/** One browser for many contexts. Its tabs are all in the foreground, and pages go into the back/forward cache. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath(),
    args: launchArguments(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Cookies and storage of its own, until the running test ends. */
export async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  return context;
}

/**
 * A browser as people have it, until the running test ends: of its tabs one is seen, the timers of the others are slow, and
 * they can be frozen. Playwright's own tells each tab that it is the one.
 */
export async function openOrdinaryBrowser(): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-browser-'));
  const own = [
    '--headless',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--use-mock-keychain',
  ];
  const program = spawn(executablePath(), [...launchArguments(), ...own, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(program, 'exit');
  let endpoint: string | undefined;
  for await (const line of createInterface(program.stderr)) {
    endpoint = /^DevTools listening on (.+)$/.exec(line)?.[1];
    if (endpoint !== undefined) break;
  }
  if (endpoint === undefined) throw new Error('the browser did not start');
  // What else it has to say is not read, and must not fill the pipe.
  program.stderr.resume();
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  onTestFinished(async () => {
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.close');
    await exited;
    rmSync(profile, { recursive: true, maxRetries: 5 });
  });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no context');
  return context;
}

function executablePath(): string {
  const path = process.env['LATCHKEY_BROWSER'];
  if (path === undefined) throw new Error('npm test finds a browser; by hand, set LATCHKEY_BROWSER to one');
  return path;
}
