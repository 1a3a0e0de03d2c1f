import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addUser, storeEnv } from './run-cli.fixture.ts';

const bin = fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url));
const path = process.env['PATH'] ?? '';

/** Runs the program as a process of its own, which is told nothing of the packages' sources. */
function run(args: readonly string[], env: Record<string, string> = {}, flags: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, bin, ...args], {
    env: { PATH: path, ...env },
    encoding: 'utf8',
    input: '',
  });
  return { status, stdout, stderr };
}

function start(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [bin, ...args], { env: { PATH: path, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('latchkey as a process', () => {
  it('is what npm links to', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as object;
    expect(manifest).toMatchObject({ bin: { latchkey: './bin/latchkey.mjs' } });
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('runs from its sources and passes its exit codes on', async () => {
    const env = await storeEnv();
    expect(run(['--version'])).toMatchObject({ status: 0, stderr: '' });
    expect(run(['user', 'show', 'zoe'], env)).toEqual({
      status: 3,
      stdout: '',
      stderr: 'latchkey: There is no user "zoe"\n',
    });
    expect(run(['usr'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('says in one line that it needs a newer Node', () => {
    const pretend =
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } })';
    const ended = run(['--version'], {}, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]);
    expect(ended).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^latchkey: this is Node 20\.19\.0, and Latchkey needs 22\.22\.3 [^\n]*\n$/,
      ) as string,
    });
  });

  it('colours nothing for a pipe, and headings where colours are forced', async () => {
    const env = await storeEnv();
    expect(run(['user', 'list'], env).stdout).toMatch(/^ID/);
    expect(run(['user', 'list'], { ...env, FORCE_COLOR: '1' }).stdout).toMatch(
      /^\p{Cc}\[1mID.*\p{Cc}\[22m\n$/u,
    );
  });

  it('ends quietly when nobody reads on', async () => {
    const env = await storeEnv();
    await addUser(env, 'alice');
    const child = start(['audit', '--follow'], env);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const said = text(child.stderr);
    // What comes now cannot be written any more.
    await addUser(env, 'bob');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await said).toBe('');
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'follows the trail until %s',
    async (signal) => {
      const env = await storeEnv();
      await addUser(env, 'alice');
      const child = start(['audit', '--follow'], env);
      await once(child.stdout, 'data');
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
    },
  );

  it.skipIf(!existsSync('/dev/full'))('says in one line that its output cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    const { status, stderr } = spawnSync(process.execPath, [bin, '--version'], {
      env: { PATH: path },
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'latchkey: Standard output cannot be written (ENOSPC)\n',
    });
  });

  it.skipIf(process.platform === 'win32')('serves until SIGTERM', async () => {
    const env = await storeEnv();
    const child = start(['serve'], { ...env, PORT: '0' });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const [, url = ''] = /Latchkey is ready at (\S+)/.exec(said.toString()) ?? [];
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says why it cannot serve, a line for each reason', () => {
    const ended = run(['serve'], { PORT: 'none', DATABASE_URL: 'none' });
    expect({ ...ended, stderr: ended.stderr.trimEnd().split('\n') }).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        expect.stringMatching(/^latchkey: (DATABASE_URL|PORT) /) as string,
        expect.stringMatching(/^latchkey: (DATABASE_URL|PORT) /) as string,
      ],
    });
  });
});
