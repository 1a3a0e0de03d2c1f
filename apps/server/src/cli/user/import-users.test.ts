import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test-server.fixture.ts';
import { engines, latchkey, storeEnv } from '../run-cli.fixture.ts';

const hash = '$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ0123u';
const line = (username: string) => `${JSON.stringify({ username, password_hash: hash })}\n`;

/** A file with these lines. */
function file(name: string, content: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe.each(engines)('importing users on %s', (engine) => {
  it('brings those that are not there yet, and each into the audit trail', async () => {
    const env = await storeEnv(engine);
    const first = file('users.jsonl', line('alice') + line('bob'));
    expect(await latchkey(['user', 'import', first], { env })).toEqual({
      code: 0,
      stdout: '2 lines: 2 imported, 0 already there, 0 refused\n',
      stderr: '',
    });
    const second = file('users.CSV', `username,password_hash\ncarol,${hash}\nALICE,${hash}\n`);
    const ended = await latchkey(['user', 'import', second, '--json'], { env });
    expect(JSON.parse(ended.stdout)).toEqual({
      end: 'complete',
      dry_run: false,
      lines: 2,
      imported: 1,
      existing: 1,
      refused: 0,
      through_line: 3,
    });
    const { stdout } = await latchkey(['audit', '--action', 'account_import'], { env });
    expect(stdout.match(/(alice|bob|carol) \(\d+\)/g)).toEqual([
      'alice (1)',
      'bob (2)',
      expect.stringMatching(/^carol/),
    ]);
  });
});

it('goes on after a bad line, names it, and ends with 1', async () => {
  const env = await storeEnv();
  const path = file('users.jsonl', `${line('alice')}{"username":"bob"}\n${line('carol')}`);
  const { code, stdout, stderr } = await latchkey(['user', 'import', path], { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '3 lines: 2 imported, 0 already there, 1 refused\n' });
  expect(stderr).toMatch(/^line 2: [^\n]+\n$/);
});

it('writes nothing in a rehearsal', async () => {
  const env = await storeEnv();
  const { code, stdout } = await latchkey(['user', 'import', '-', '--format', 'jsonl', '--dry-run'], {
    env,
    stdin: line('alice'),
  });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'Nothing was written: 1 line: 1 imported, 0 already there, 0 refused\n',
  });
  expect((await latchkey(['user', 'list', '--json'], { env })).stdout).not.toContain('alice');
  expect((await latchkey(['audit', '--json'], { env })).stdout).toBe('');
});

it('stops when it is asked to, and says how to go on', async () => {
  const env = await storeEnv();
  const { code, stderr } = await latchkey(['user', 'import', '-', '--format', 'jsonl'], {
    env,
    stdin: line('alice'),
    interrupt: AbortSignal.abort(),
  });
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: expect.stringMatching(/^latchkey: stopped .*run it again to go on/) as string,
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    [
      'that is missing',
      () => join(temporaryFolder(), 'no\u001b.csv'),
      1,
      /no\ufffd\.csv cannot be read: there is none of that name/,
    ],
    ['that is a folder', () => temporaryFolder(), 1, /cannot be read: it is a folder/],
    ['without a column for hashes', () => file('users.csv', 'username\nalice\n'), 1, /password_hash/],
  ])('%s is refused in one line', async (_what, path, code, problem) => {
    const env = await storeEnv();
    const ended = await latchkey(['user', 'import', path(), '--format', 'csv'], { env });
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toMatch(/^latchkey: [^\n]+\n$/);
    expect(ended.stderr).toMatch(problem);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'that this user may not read is refused',
    async () => {
      const env = await storeEnv();
      const path = file('users.csv', '');
      chmodSync(path, 0o000);
      const ended = await latchkey(['user', 'import', path], { env });
      expect(ended).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('this user may not read it') as string,
      });
    },
  );

  it('whose name does not tell what is in it needs --format', async () => {
    const env = await storeEnv();
    expect(await latchkey(['user', 'import', 'users.txt'], { env })).toMatchObject({
      code: 2,
      stderr:
        'latchkey: The name of the file does not tell what is in it: say --format jsonl or --format csv\n',
    });
  });
});
