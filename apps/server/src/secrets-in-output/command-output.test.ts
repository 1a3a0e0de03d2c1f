import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSecretKey, openSessions, openStore, signJwt } from '@latchkey/server';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { describedProgram, latchkey, type Surroundings } from '../cli/run-cli.fixture.ts';
import { temporaryFolder } from '../test-server.fixture.ts';
import { markedSecrets, type MarkedSecrets, type Output } from './marked-secrets.fixture.ts';

/** Every command that does something, with its arguments. */
function leaves(command: Command, path: readonly string[] = []): (readonly string[])[] {
  if (command.commands.length === 0) return [[...path, ...command.registeredArguments.map(() => 'alice')]];
  return command.commands.flatMap((child) => leaves(child, [...path, child.name()]));
}

const commands = leaves(describedProgram()).filter(([name]) => name !== 'help');

/** Runs commands and keeps what they print. */
function createRunner(env: NodeJS.ProcessEnv) {
  const outputs: Output[] = [];
  return {
    outputs,
    async run(args: readonly string[], surroundings: Surroundings = {}) {
      const ended = await latchkey(args, { env, ...surroundings });
      outputs.push({ where: `latchkey ${args.join(' ')}`, text: ended.stdout + ended.stderr });
      return ended;
    },
  };
}

function storeVariables(marks: MarkedSecrets, folder: string) {
  return {
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${join(folder, 'store.sqlite')}`,
    SECRET_KEY: marks.make('the secret key'),
    SECRET_KEY_ALSO_ACCEPT: marks.make('the next secret key'),
  };
}

describe('no secret is in what is printed', () => {
  it('by commands that work', async () => {
    const marks = markedSecrets();
    const folder = temporaryFolder();
    const variables = storeVariables(marks, folder);
    const { run, outputs } = createRunner(variables);
    await makeKeys(variables);
    const password = (name: string) => ({ stdin: `${marks.make(name)}\n` });
    const typed = `${marks.make('what was typed')}\r`;
    const works: [string[], Surroundings?][] = [
      [['migrate']],
      [['secret', 'generate']],
      [['user', 'add', 'alice', '--password-stdin'], password('the password of alice')],
      [['user', 'add', 'bob', '--password-stdin', '--json'], password('the password of bob')],
      [['user', 'add', 'carol'], { stdin: [typed, typed] }],
      [['user', 'set-password', 'alice', '--password-stdin'], password('a new password')],
      [['user', 'scope', 'alice', '--add', 'notes:read']],
      [['user', 'import', importFile(marks, folder)]],
      [['user', 'show', 'brought', '--json']],
      [['user', 'list', '--json']],
      [['user', 'disable', 'alice']],
      [['user', 'enable', 'alice']],
      [['session', 'list', 'alice']],
      [['session', 'end', '--user', 'alice', '--all']],
      [['keys', 'rotate'], { clock: () => Date.now() + 86_400_000 }],
      [['keys', 'list', '--json']],
      [['token', 'decode'], { stdin: token(marks) }],
      [['user', 'delete', 'bob', '--yes']],
      [['audit', '--json']],
    ];
    for (const [args, surroundings] of works) {
      expect({ args, ...(await run(args, surroundings)) }).toMatchObject({ args, code: 0 });
    }
    expect(marks.findIn(outputs)).toEqual([]);
  });

  it('by commands that refuse what they are given', async () => {
    const marks = markedSecrets();
    const folder = temporaryFolder();
    const { run, outputs } = createRunner(storeVariables(marks, folder));
    const secret = marks.make('what was given');
    await run(['migrate']);
    const good = `${marks.make('a password')}\r`;
    for (const [args, surroundings] of [
      [['user', 'add', 'alice'], { stdin: [good, `${secret}\r`] }],
      [['user', 'add', 'alice', '--password-stdin'], { stdin: `${secret}\n${secret}\n` }],
      [['user', 'add', '', '--password-stdin'], { stdin: secret }],
      [['user', 'add', 'alice', '--password-stdin'], { stdin: secret.repeat(100) }],
      [['user', 'set-password', 'nobody', '--password-stdin'], { stdin: secret }],
      [['user', 'import', badFile(secret, folder, 'jsonl')], {}],
      [['user', 'import', badFile(secret, folder, 'csv')], {}],
      [['user', 'import', '-', '--format', 'csv'], { stdin: `${secret},alice\n` }],
      [['token', 'decode'], { stdin: secret }],
      [['token', 'decode'], { stdin: `${token(marks)}.${secret}` }],
    ] satisfies [string[], Surroundings][]) {
      expect({ args, ...(await run(args, surroundings)) }).not.toMatchObject({ code: 0 });
    }
    for (const command of commands) {
      for (const given of [[`--password=${secret}`], ['--password', secret], ['and', 'more', secret]]) {
        expect({ command, ...(await run([...command, ...given])) }).not.toMatchObject({ code: 0 });
      }
    }
    expect(marks.findIn(outputs)).toEqual([]);
  });

  it('by commands, the server among them, whose environment is wrong', async () => {
    const marks = markedSecrets();
    const folder = temporaryFolder();
    // An address of no machine: a server that got so far would not start.
    const right = { ...storeVariables(marks, folder), HOST: '203.0.113.1' };
    const secret = marks.make('what is in the environment');
    const short = marks.watch('a short secret', 'Kj8$short-one-Wq');
    const environments = [
      { DATABASE_URL: `postgres://latchkey:${secret}@127.0.0.1:1/latchkey` },
      { DATABASE_URL: `postgres://latchkey:${secret}@127.0.0.1:1/latchkey?password=${secret}` },
      { DATABASE_URL: `postgres://${secret}@` },
      { DATABASE_URL: `mysql://latchkey:${secret}@127.0.0.1/latchkey` },
      { DATABASE_URL: secret },
      { SECRET_KEY: short },
      { SECRET_KEY: '', SECRET_KEY_FILE: secret },
      { SECRET_KEY_FILE: secret },
      { SECRET_KEY_ALSO_ACCEPT: `${short},${short}` },
      { JWT_SECRET_KEY: short, JWT_ALGORITHM: 'EdDSA' },
      { JWT_PRIVATE_KEY: secret },
      { PUBLIC_URL: `http://user:${secret}@localhost` },
      { CORS_ORIGINS: `http://user:${secret}@localhost` },
      { METRICS: `http://user:${secret}@localhost` },
    ];
    for (const wrong of environments) {
      const { run, outputs } = createRunner({ ...right, ...wrong });
      expect({ wrong, ...(await run(['serve'])) }).toMatchObject({ code: 1 });
      for (const command of [
        ['keys', 'rotate'],
        ['user', 'list'],
      ]) {
        expect({ wrong, ...(await run(command)) }).not.toMatchObject({ code: 0 });
      }
      expect(marks.findIn(outputs)).toEqual([]);
    }
    const { run, outputs } = createRunner({ ...right, ...environments[0] });
    for (const command of commands) await run(command);
    expect(marks.findIn(outputs)).toEqual([]);
  });
});

/** As a server does at its first start. */
async function makeKeys({ DATABASE_URL, SECRET_KEY }: ReturnType<typeof storeVariables>): Promise<void> {
  const store = await openStore({ url: DATABASE_URL });
  await (await openSessions({ store, secretKey: SECRET_KEY })).close();
  await store.close();
}

function importFile(marks: MarkedSecrets, folder: string): string {
  const salt = Buffer.from(marks.make('the salt').slice(0, 16)).toString('base64').replace(/=+$/, '');
  const derived = marks.watch('a hash', 'vF4nq0Pw3sYk8RzXc1Lm6TgHj2Bd9WeUa5QoZtIyEsA');
  const file = join(folder, 'users.jsonl');
  const password_hash = `$argon2id$v=19$m=64,t=1,p=1$${salt}$${derived}`;
  writeFileSync(file, JSON.stringify({ username: 'brought', password_hash }));
  return file;
}

/** Lines that are wrong in many ways, with a secret in each. */
function badFile(secret: string, folder: string, format: 'jsonl' | 'csv'): string {
  const file = join(folder, `bad.${format}`);
  const lines = {
    jsonl: [
      `{"username":"alice","password_hash":"${secret}"}`,
      `{"username":"alice","password_hash":"$2b$12$${secret}"}`,
      `{"username":"alice","password_hash":"pbkdf2:sha256:600000$${secret}$${secret}"}`,
      `{"username":"alice","password_hash":"scrypt:9:9:9$${secret}$${secret}"}`,
      `{"username":"alice","password_hash":"$argon2id$v=19$m=9,t=9,p=9$${secret}"}`,
      `{"username":"alice","password_hash":["${secret}"]}`,
      `{"username":"alice","${secret}":"password_hash"}`,
      `{"username":"a ${secret}","password_hash":"${secret}"}`,
      `{"username":"alice","password_hash":"${secret}`,
      `"${secret}"`,
      `{"username":"alice","password_hash":"${secret}","enabled":"${secret}","created_at":"${secret}"}`,
    ],
    csv: ['username,password_hash', `alice,${secret}`, `alice,"${secret}`, `alice,a,${secret}`, secret],
  };
  writeFileSync(file, `${lines[format].join('\n')}\n`);
  return file;
}

/** A token that says nothing secret; its signature is what makes it one. */
function token(marks: MarkedSecrets): string {
  const key = importSecretKey(marks.make('a token key'));
  const times = { iat: 1_700_000_000, nbf: 1_700_000_000, exp: 1_700_000_300 };
  const claims = {
    iss: 'https://auth.example.com',
    aud: 'api',
    sub: '1',
    client_id: 'api',
    jti: 'x',
    ...times,
  };
  return marks.watchToken('a token', signJwt(claims, key));
}
