import { describe, expect, it } from 'vitest';
import { addUser, emptyEnv, engines, jsonLines, latchkey, password, storeEnv } from '../run-cli.fixture.ts';

const createdAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;

async function show(env: NodeJS.ProcessEnv, name: string): Promise<unknown> {
  return JSON.parse((await latchkey(['user', 'show', name, '--json'], { env })).stdout);
}

describe.each(engines)('users on %s', (engine) => {
  it('are added, changed, shown and deleted', async () => {
    const env = await storeEnv(engine);
    const added = await latchkey(
      ['user', 'add', 'Alice', '--password-stdin', '--scope', 'b a', '--scope', 'c', '--json'],
      { env, stdin: `${password}\n` },
    );
    const alice = {
      id: '1',
      username: 'Alice',
      scopes: ['b', 'a', 'c'],
      enabled: true,
      created_at: createdAt,
      hash_scheme: 'argon2id',
    };
    expect({ ...added, stdout: JSON.parse(added.stdout) as unknown }).toEqual({
      code: 0,
      stdout: alice,
      stderr: '',
    });

    expect((await latchkey(['user', 'disable', 'alice'], { env })).stdout).toBe('Disabled Alice\n');
    expect((await latchkey(['user', 'disable', 'alice'], { env })).stdout).toBe(
      'Alice was disabled already\n',
    );
    expect(await show(env, 'ALICE')).toEqual({ ...alice, enabled: false, sessions: 0 });
    expect((await latchkey(['user', 'enable', 'alice'], { env })).stdout).toBe('Enabled Alice\n');

    const changed = await latchkey(
      ['user', 'scope', 'alice', '--add', 'd', '--remove', 'a', '--remove', 'b'],
      { env },
    );
    expect(changed.stdout).toBe('Alice has c d\n');
    expect((await latchkey(['user', 'scope', 'alice', '--set', ''], { env })).stdout).toBe(
      'Alice has no scopes\n',
    );

    expect((await latchkey(['user', 'delete', 'alice', '--yes'], { env })).stdout).toBe(
      'Deleted Alice (id 1)\n',
    );
    expect(await latchkey(['user', 'show', 'alice'], { env })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'latchkey: There is no user "alice"\n',
    });
  });

  it('have their changes in the audit trail, with whoever made them', async () => {
    const env = await storeEnv(engine);
    await addUser(env, 'alice');
    await latchkey(['user', 'disable', 'alice'], { env });
    await latchkey(['user', 'disable', 'alice'], { env });
    await latchkey(['user', 'enable', 'alice'], { env });
    await latchkey(['user', 'scope', 'alice', '--set', 'a'], { env });
    await latchkey(['user', 'scope', 'alice'], { env });
    await latchkey(['user', 'set-password', 'alice', '--generate'], { env });
    await latchkey(['user', 'delete', 'alice', '-y'], { env });
    const { stdout } = await latchkey(['audit', '--json'], { env });
    const entries = jsonLines(stdout);
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['account_create', null],
      ['account_disable', null],
      ['account_enable', null],
      ['account_scopes', 'a'],
      ['password_change', null],
      ['account_delete', 'alice'],
    ]);
    for (const entry of entries)
      expect(entry).toMatchObject({ subject: '1', actor: 'operator:tester', result: 'success' });
  });
});

describe('adding a user', () => {
  it('makes a password and prints it once', async () => {
    const env = await storeEnv();
    const { stdout } = await latchkey(['user', 'add', 'robot', '--generate'], { env });
    expect(stdout).toMatch(/^Added robot \(id 1\)\nPassword: ([2-9a-z]{5}-){4}[2-9a-z]{5}\n$/);
    const second = await latchkey(['user', 'add', 'other', '--generate', '--json'], { env });
    const { password: made } = JSON.parse(second.stdout) as { password: string };
    expect(made).toHaveLength(29);
    expect(stdout).not.toContain(made);
  });

  it('refuses a name that is taken, in any case, before it asks for a password', async () => {
    const env = await storeEnv();
    await addUser(env, 'Alice');
    expect(await latchkey(['user', 'add', 'aLICE'], { env, stdin: [] })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'latchkey: There is a user "Alice" already\n',
    });
  });

  it.each([
    ['a short password', 'alice', 'short', /The password needs at least 15 characters/],
    [
      'the name as the password',
      'alice-in-wonderland',
      'Alice-In-Wonderland',
      /first that somebody would guess/,
    ],
    [
      'a name that no account can have',
      'al ice',
      password,
      /The username is empty, too long or has characters/,
    ],
  ])('refuses %s', async (_what, name, typed, problem) => {
    const env = await storeEnv();
    const { code, stdout, stderr } = await latchkey(['user', 'add', name, '--password-stdin'], {
      env,
      stdin: typed,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(problem);
    expect(stderr).toMatch(/^latchkey: .*\n$/);
  });

  it('takes the length that a password needs from the configuration of the server', async () => {
    const env = { ...(await storeEnv()), PASSWORD_MIN_LENGTH: '8' };
    const ended = await latchkey(['user', 'add', 'alice', '--password-stdin'], { env, stdin: 'zebra-72' });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses a bad scope', async () => {
    const env = await storeEnv();
    const ended = await latchkey(['user', 'add', 'alice', '--generate', '--scope', 'reports"'], { env });
    expect(ended).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('printable ASCII') as string,
    });
    expect((await latchkey(['user', 'list', '--json'], { env })).stdout).toBe('{\n  "users": []\n}\n');
  });
});

describe('listing users', () => {
  it('shows all of them in the order of their ids, and machines get the same', async () => {
    const env = await storeEnv();
    for (const name of ['carol', 'alice', 'bob']) await addUser(env, name);
    await latchkey(['user', 'disable', 'alice'], { env });
    const { stdout } = await latchkey(['user', 'list'], { env });
    const [heading, ...rows] = stdout.trimEnd().split('\n');
    expect(heading).toMatch(/^ID {2}USERNAME {2}STATE {5}SCOPES {2}CREATED +PASSWORD HASH$/);
    expect(rows).toEqual([
      expect.stringMatching(/^1 {3}carol +enabled +- +\d{4}-.*Z +argon2id$/),
      expect.stringMatching(/^2 {3}alice +disabled/),
      expect.stringMatching(/^3 {3}bob +enabled/),
    ]);
    const { users } = JSON.parse((await latchkey(['user', 'list', '--json'], { env })).stdout) as {
      users: { username: string }[];
    };
    expect(users.map(({ username }) => username)).toEqual(['carol', 'alice', 'bob']);
  });
});

describe('scopes', () => {
  it('are all named or changed, not both', async () => {
    const env = await emptyEnv();
    const ended = await latchkey(['user', 'scope', 'alice', '--set', 'a', '--add', 'b'], { env });
    expect(ended).toMatchObject({
      code: 2,
      stderr: 'latchkey: --set names all scopes: leave out --add and --remove\n',
    });
  });

  it('are shown as JSON', async () => {
    const env = await storeEnv();
    await addUser(env, 'alice', '--scope', 'a');
    const { stdout } = await latchkey(['user', 'scope', 'alice', '--json'], { env });
    expect(JSON.parse(stdout)).toEqual({ id: '1', username: 'alice', scopes: ['a'] });
  });
});

describe('a user who is not there', () => {
  it.each([
    ['show'],
    ['disable'],
    ['enable'],
    ['delete', '--yes'],
    ['set-password', '--generate'],
    ['scope', '--set', 'a'],
  ])('is missed by "user %s" with an exit code of its own', async (verb, ...args) => {
    const env = await storeEnv();
    expect(await latchkey(['user', verb, 'zo\u0007e', ...args], { env })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'latchkey: There is no user "zo\ufffde"\n',
    });
  });
});

describe('deleting a user', () => {
  it('asks first on a terminal', async () => {
    const env = await storeEnv();
    await addUser(env, 'alice');
    const refused = await latchkey(['user', 'delete', 'alice'], { env, stdin: ['no\r'] });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('Delete alice (id 1) for good? [y/N] ');
    expect(refused.stderr).toContain('latchkey: Nothing was changed\n');
    const done = await latchkey(['user', 'delete', 'alice'], { env, stdin: ['y\r'] });
    expect(done).toMatchObject({ code: 0, stdout: 'Deleted alice (id 1)\n' });
  });

  it('wants --yes where there is no terminal', async () => {
    const env = await storeEnv();
    await addUser(env, 'alice');
    expect(await latchkey(['user', 'delete', 'alice'], { env, stdin: 'y\n' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'latchkey: There is no terminal to ask on: confirm with --yes\n',
    });
  });
});
