import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSessions, openStore } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test-server.fixture.ts';
import { type Engine, engines, jsonLines, latchkey, secret, storeEnv } from '../run-cli.fixture.ts';

const startSeconds = 1_800_000_000;
const clock = () => startSeconds * 1_000;
/** When the next key has been published for long enough. */
const later = () => clock() + 400_000;

interface Key {
  readonly kid: string;
  readonly state: string;
  readonly algorithm: string;
}

/** A store in which a server has been. */
async function servedEnv(engine: Engine = 'sqlite', algorithm: 'HS256' | 'EdDSA' = 'HS256') {
  const env = await storeEnv(engine);
  const store = await openStore({ url: env['DATABASE_URL'] ?? '' });
  const sessions = await openSessions({ store, secretKey: secret, algorithm, clock });
  await sessions.close();
  await store.close();
  return env;
}

async function keys(env: NodeJS.ProcessEnv): Promise<readonly Key[]> {
  const { stdout } = await latchkey(['keys', 'list', '--json'], { env });
  return (JSON.parse(stdout) as { keys: readonly Key[] }).keys;
}

describe.each(engines)('signing keys on %s', (engine) => {
  it('are rotated and revoked, and the audit trail says so', async () => {
    const env = await servedEnv(engine);
    const [active, next] = await keys(env);
    expect([active?.state, next?.state]).toEqual(['active', 'next']);

    const rotated = await latchkey(['keys', 'rotate', '--json'], { env, clock: later });
    expect(JSON.parse(rotated.stdout)).toEqual({ kid: next?.kid });
    expect((await keys(env)).map(({ state }) => state)).toEqual(['active', 'next', 'retired']);

    const revoked = await latchkey(['keys', 'revoke', next?.kid ?? ''], { env, clock: later });
    expect(revoked).toEqual({
      code: 0,
      stdout: `Revoked the key ${next?.kid ?? ''}, and every token that it signed\n`,
      stderr: '',
    });
    expect((await keys(env)).map(({ state }) => state)).toEqual(['active', 'next', 'retired', 'revoked']);

    const { stdout } = await latchkey(['audit', '--json'], { env });
    expect(jsonLines(stdout)).toMatchObject([
      { action: 'key_rotate', detail: next?.kid, subject: null, actor: 'operator:tester' },
      { action: 'key_revoke', detail: next?.kid, subject: null, actor: 'operator:tester' },
    ]);
  });
});

describe('rotating', () => {
  it('waits until the next key has been published for long enough', async () => {
    const env = await servedEnv();
    const before = await keys(env);
    expect(await latchkey(['keys', 'rotate'], { env, clock })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'latchkey: The next key has not been published for as long as others may cache the keys: try again in 302 seconds\n',
    });
    expect(await keys(env)).toEqual(before);
  });

  it('keeps the algorithm that the servers have, whatever this environment says', async () => {
    const env = await servedEnv('sqlite', 'EdDSA');
    expect(await latchkey(['keys', 'rotate'], { env, clock: later })).toMatchObject({ code: 0 });
    expect(new Set((await keys(env)).map(({ algorithm }) => algorithm))).toEqual(new Set(['EdDSA']));
  });

  it('is refused with another secret than that of the servers', async () => {
    const env = { ...(await servedEnv()), SECRET_KEY: 'b8Xn3Au0Yd5Wc9Oo2Ml7Ki4Hg6Et1Qb-' };
    expect(await latchkey(['keys', 'rotate'], { env, clock: later })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^latchkey: the store was made with another secret: set SECRET_KEY .*\n$/,
      ) as string,
    });
  });

  it('is refused without a secret, and makes none', async () => {
    const env = { ...(await servedEnv()), SECRET_KEY: '' };
    const DATA_DIR = temporaryFolder();
    expect(await latchkey(['keys', 'rotate'], { env: { ...env, DATA_DIR }, clock: later })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`There is no secret key in ${join(DATA_DIR, 'secret-key')}`) as string,
    });
    expect(existsSync(join(DATA_DIR, 'secret-key'))).toBe(false);
  });

  it('means nothing where servers share a key with others', async () => {
    const env = { ...(await servedEnv()), JWT_SECRET_KEY: 'b8Xn3Au0Yd5Wc9Oo2Ml7Ki4Hg6Et1Qb-' };
    expect(await latchkey(['keys', 'rotate'], { env, clock: later })).toMatchObject({
      code: 1,
      stderr:
        'latchkey: JWT_SECRET_KEY is set: servers sign with it, and it is changed wherever it is shared\n',
    });
  });

  it('finds nothing to rotate before a server has been there', async () => {
    const env = await storeEnv();
    for (const command of [
      ['keys', 'rotate'],
      ['keys', 'revoke', 'x'],
    ]) {
      expect(await latchkey(command, { env })).toMatchObject({
        code: 3,
        stderr: 'latchkey: There are no signing keys yet: a server makes them when it first starts\n',
      });
    }
    expect(await keys(env)).toEqual([]);
  });
});

it.each(['nope', '-VAAAAAAAAAAAAAAAAAAAA', `--${'A'.repeat(41)}`])(
  'misses a key that is not there: %s',
  async (kid) => {
    const env = await servedEnv();
    expect(await latchkey(['keys', 'revoke', kid], { env, clock })).toEqual({
      code: 3,
      stdout: '',
      stderr: `latchkey: There is no key "${kid}"\n`,
    });
  },
);

it('never shows the part of a key that signs', async () => {
  const env = await servedEnv('sqlite', 'EdDSA');
  const store = await openStore({ url: env['DATABASE_URL'] ?? '' });
  const { keys: stored } = await store.signingKeys.load();
  await store.close();
  const shown = await Promise.all(
    [
      ['keys', 'list'],
      ['keys', 'list', '--json'],
    ].map((args) => latchkey(args, { env })),
  );
  for (const { stdout } of shown) {
    for (const { kid, wrapped } of stored) {
      expect(stdout).toContain(kid);
      expect(stdout).not.toContain(wrapped);
    }
  }
});
