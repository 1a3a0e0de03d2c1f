import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser for the browser tests: the one that `CHROMIUM_PATH` names, an installed Chromium or Chrome,
 * Playwright's own, or Debian's package, which is installed where that is possible. Ends the process with one
 * line of advice where there is none.
 */
export function findBrowser(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    return existsSync(named) ? named : fail(`CHROMIUM_PATH names ${named}, which does not exist`);
  }
  return (
    installed() ??
    (installFromDebian() ? installed() : undefined) ??
    fail('no browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH to one')
  );
}

function installed(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...elsewhere, chromium.executablePath()].find((file) => file !== '' && existsSync(file));
}

function installFromDebian(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  console.log('Installing Debian’s chromium for the browser tests ...');
  return apt('update', '-q') && apt('install', '-q', '-y', '--no-install-recommends', 'chromium');
}

function apt(...args: string[]): boolean {
  const { status, stderr } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error(stderr);
  return status === 0;
}

function fail(advice: string): never {
  console.error(`latchkey: ${advice}`);
  process.exit(1);
}
