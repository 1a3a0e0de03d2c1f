import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { queryPostgres } from '../../../../../packages/server/src/store/postgres/test-database.fixture.ts';
import { temporaryFolder } from '../../test-server.fixture.ts';
import { emptyEnv, engines, latchkey, secret, storeEnv } from '../run-cli.fixture.ts';

/** Every command that works on a store that is there. */
const commands = [
  ['user', 'add', 'alice', '--generate'],
  ['user', 'list'],
  ['user', 'show', 'alice'],
  ['user', 'disable', 'alice'],
  ['user', 'enable', 'alice'],
  ['user', 'delete', 'alice', '--yes'],
  ['user', 'set-password', 'alice', '--generate'],
  ['user', 'scope', 'alice'],
  ['user', 'import', '-', '--format', 'jsonl'],
  ['session', 'list', 'alice'],
  ['session', 'end', 'x'],
  ['session', 'end', '--user', 'alice', '--all'],
  ['keys', 'list'],
  ['keys', 'rotate'],
  ['keys', 'revoke', 'x'],
  ['audit'],
  ['audit', '--follow'],
];

const oneLine = (pattern: RegExp) =>
  expect.stringMatching(new RegExp(`^latchkey: [^\n]*${pattern.source}[^\n]*\n$`)) as string;

describe.each(commands.map((command) => ({ name: command.join(' '), command })))(
  'latchkey $name',
  ({ command }) => {
    it('makes no store where there is none', async () => {
      const folder = join(temporaryFolder(), 'mistyped');
      const ended = await latchkey(command, { env: { DATA_DIR: folder, SECRET_KEY: secret } });
      const file = join(folder, 'latchkey.sqlite');
      expect(ended).toEqual({
        code: 1,
        stdout: '',
        stderr:
          `latchkey: There is no store at ${file}: set DATABASE_URL or DATA_DIR to where it is; ` +
          '"latchkey migrate" makes a new one\n',
      });
      expect(existsSync(folder)).toBe(false);
    });

    it('says what is wrong with DATABASE_URL, and does not repeat it', async () => {
      const ended = await latchkey(command, {
        env: { DATABASE_URL: 'mysql://me:marked@db/x', SECRET_KEY: secret },
      });
      expect(ended).toMatchObject({
        code: 1,
        stdout: '',
        stderr: oneLine(/DATABASE_URL should be sqlite:PATH or postgres:/),
      });
      expect(ended.stderr).not.toContain('marked');
    });
  },
);

describe.each(engines)('a store on %s', (engine) => {
  it('is made by migrate, which says so, and makes nothing twice', async () => {
    const env = await emptyEnv(engine);
    expect(await latchkey(['user', 'list'], { env })).toMatchObject({
      code: 1,
      stderr: oneLine(/There is no store at/),
    });
    const made = await latchkey(['migrate', '--json'], { env });
    expect(JSON.parse(made.stdout)).toEqual({
      store: expect.any(String) as string,
      from: null,
      to: expect.stringMatching(/^\d{4}-\w+$/) as string,
    });
    expect(made.stdout).not.toMatch(/\/\/[^/]*:[^/]*@/);
    expect((await latchkey(['migrate'], { env })).stdout).toMatch(
      /^The store .* is of version \d{4}-\w+ already\n$/,
    );
    expect(await latchkey(['user', 'list'], { env })).toMatchObject({ code: 0, stderr: '' });
  });

  it('of an earlier version is left to migrate', async () => {
    const env = await storeEnv(engine);
    await forgetNewestMigration(env['DATABASE_URL'] ?? '');
    expect(await latchkey(['user', 'list'], { env })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: oneLine(
        /is of version \d{4}-\w+, and this program works with \d{4}-\w+: stop servers.*"latchkey migrate"/,
      ),
    });
    const { stdout } = await latchkey(['migrate'], { env });
    expect(stdout).toMatch(/^Brought the store .* from version \d{4}-\w+ to \d{4}-\w+\n$/);
  });

  it('of a newer version is refused', async () => {
    const env = await storeEnv(engine);
    await execute(
      env['DATABASE_URL'] ?? '',
      (table) => `insert into ${table} (name, timestamp) values ('9999-later', '2030')`,
    );
    for (const command of [['user', 'list'], ['migrate']]) {
      expect(await latchkey(command, { env })).toMatchObject({
        code: 1,
        stdout: '',
        stderr: oneLine(/a newer version of Latchkey has written it/),
      });
    }
  });

  it('needs neither a secret nor a configuration of the rest for users', async () => {
    const env = { ...(await storeEnv(engine)), SECRET_KEY: '' };
    const ended = await latchkey(['user', 'list'], { env: { ...env, PORT: 'none', JWT_ALGORITHM: 'none' } });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a PostgreSQL', () => {
  it('that is not there is named, without its password', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const env = { DATABASE_URL: `postgres://latchkey:marked@127.0.0.1:${port}/latchkey` };
    const ended = await latchkey(['user', 'list'], { env });
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: oneLine(/Cannot open the store postgres:/) });
    expect(ended.stderr).not.toContain('marked');
  });

  it('that does not know the role is refused', async () => {
    const url = new URL((await emptyEnv('postgres'))['DATABASE_URL'] ?? '');
    url.password = 'wrong';
    const ended = await latchkey(['migrate'], { env: { DATABASE_URL: url.href } });
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: oneLine(/password|role/) });
  });
});

describe('a file', () => {
  it('of another program stays as it is', async () => {
    const file = join(temporaryFolder(), 'other.sqlite');
    const other = new DatabaseSync(file);
    other.exec('create table theirs (id integer)');
    other.close();
    const env = { DATABASE_URL: `sqlite:${file}` };
    expect(await latchkey(['user', 'list'], { env })).toMatchObject({
      code: 1,
      stderr: oneLine(/it is a database of another program; name another file/),
    });
    expect(readdirSync(join(file, '..'))).toEqual(['other.sqlite']);
  });

  it('that is no database is refused', async () => {
    const file = join(temporaryFolder(), 'text');
    writeFileSync(
      file,
      'no database, but a text that is long enough to be seen as something else '.repeat(20),
    );
    const ended = await latchkey(['audit'], { env: { DATABASE_URL: `sqlite:${file}` } });
    expect(ended).toMatchObject({
      code: 1,
      stderr: oneLine(/it is not a SQLite database; name another file/),
    });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'that this user may not read is refused',
    async () => {
      const env = await storeEnv();
      chmodSync(env['DATABASE_URL']?.replace('sqlite:', '') ?? '', 0o000);
      expect(await latchkey(['user', 'list'], { env })).toMatchObject({
        code: 1,
        stderr: oneLine(/write access/),
      });
    },
  );
});

async function execute(location: string, statement: (table: string) => string): Promise<void> {
  if (!location.startsWith('sqlite:')) {
    await queryPostgres(location, statement('latchkey_migration'));
    return;
  }
  const database = new DatabaseSync(location.replace('sqlite:', ''));
  database.exec(statement('kysely_migration'));
  database.close();
}

/** Undoes what the newest migration has made. */
async function forgetNewestMigration(location: string): Promise<void> {
  for (const table of ['throttle_counters', 'audit_entries', 'leases'])
    await execute(location, () => `drop table ${table}`);
  await execute(location, (table) => `delete from ${table} where name = (select max(name) from ${table})`);
}
