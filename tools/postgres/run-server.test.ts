import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runServer } from './run-server.ts';

/** Runs a script in place of the server. */
function runScript(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-run-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    running: runServer({ command: process.execPath, args: ['-e', script], user: null, folder }),
  };
}

it('says what a server said that did not start, and leaves its folder for the next attempt', async () => {
  const { folder, running } = runScript(`console.error('Address already in use'); process.exit(1)`);
  await expect(running).rejects.toThrow(/did not start: Address already in use/);
  expect(existsSync(folder)).toBe(true);
});

const ready = `console.error('database system is ready to accept connections'); setInterval(() => {}, 1000)`;

it('removes the folder of a server that was ended', async () => {
  const { folder, running } = runScript(ready);
  await (await running).end();
  expect(existsSync(folder)).toBe(false);
});

it('keeps the folder where it is told to', async () => {
  const { folder, running } = runScript(ready);
  await (await running).end('keep', 'kill');
  expect(existsSync(folder)).toBe(true);
});
