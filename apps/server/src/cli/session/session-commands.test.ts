import { openStore } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import { addUser, engines, jsonLines, latchkey, storeEnv } from '../run-cli.fixture.ts';

const nowSeconds = 1_800_000_000;
const clock = () => nowSeconds * 1_000;
/** The first begins as options do, which one in 64 does. */
const ids = ['-VAAAAAAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBBBBBBBA'] as const;

/** Alice, with two sessions. */
async function signedInTwice(engine: (typeof engines)[number] = 'sqlite', userAgent = 'Firefox') {
  const env = await storeEnv(engine);
  await addUser(env, 'alice');
  const store = await openStore({ url: env['DATABASE_URL'] ?? '' });
  for (const [index, id] of ids.entries()) {
    await store.sessions.insert({
      id,
      subject: '1',
      expected: { generation: 0 },
      scopes: [],
      nowSeconds: nowSeconds - 7_200 + index * 3_600,
      expiresAtSeconds: nowSeconds + 86_400,
      idleExpiresAtSeconds: nowSeconds + 3_600,
      maxSessions: 10,
      userAgent,
      ip: '192.0.2.7',
    });
  }
  await store.close();
  const list = async () => {
    const { stdout } = await latchkey(['session', 'list', 'alice', '--json'], { env, clock });
    return (JSON.parse(stdout) as { sessions: { id: string }[] }).sessions.map(({ id }) => id);
  };
  return { env, list };
}

describe.each(engines)('sessions on %s', (engine) => {
  it('end one by one, or all at once, and the audit trail says so', async () => {
    const { env, list } = await signedInTwice(engine);
    expect(await list()).toEqual([ids[1], ids[0]]);
    expect((await latchkey(['session', 'end', ids[0]], { env, clock })).stdout).toBe(
      `Ended the session ${ids[0]}\n`,
    );
    expect(await list()).toEqual([ids[1]]);
    const all = await latchkey(['session', 'end', '--user', 'ALICE', '--all'], { env, clock });
    expect(all.stdout).toBe('Ended all sessions of alice\n');
    expect(await list()).toEqual([]);
    const { stdout } = await latchkey(['audit', '--action', 'session_end', '--json'], { env });
    expect(jsonLines(stdout)).toMatchObject([
      { subject: '1', sid: ids[0], actor: 'operator:tester', username: 'alice' },
      { subject: '1', sid: null, actor: 'operator:tester', username: 'alice' },
    ]);
  });
});

it('shows people when and where', async () => {
  const { env } = await signedInTwice();
  const { stdout } = await latchkey(['session', 'list', 'alice'], { env, clock });
  expect(stdout.split('\n')[0]).toMatch(/^ID +CREATED +LAST SEEN +ENDS +ADDRESS +DEVICE$/);
  expect(stdout.split('\n')[1]).toMatch(
    /^B+A {2}2027-01-15T07:00:00Z {2}1 hour ago +in 1 hour +192\.0\.2\.7 +Firefox$/,
  );
});

it('shows a terminal nothing that it would obey', async () => {
  const { env } = await signedInTwice('sqlite', 'Fire\u001b]0;gotcha\u0007fox\u009b31m\u202e');
  for (const further of [[], ['--json']]) {
    const { stdout } = await latchkey(['session', 'list', 'alice', ...further], { env, clock });
    expect(stdout).toContain('gotcha');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

it('misses a session that is not alive', async () => {
  const { env } = await signedInTwice();
  const later = () => clock() + 7_200_000;
  expect(await latchkey(['session', 'end', ids[0]], { env, clock: later })).toEqual({
    code: 3,
    stdout: '',
    stderr: `latchkey: There is no session "${ids[0]}" that is alive\n`,
  });
});

it.each([
  [[]],
  [['--all']],
  [['--user', 'alice']],
  [[ids[0], '--all']],
  [[ids[0], '--user', 'alice', '--all']],
])('wants one session or all of a user: %j', async (args) => {
  expect(await latchkey(['session', 'end', ...args])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'Name one session by its id, or all of a user with --user NAME --all',
    ) as string,
  });
});

it.each([
  ['list', 'zoe'],
  ['end', '--user', 'zoe', '--all'],
])('misses a user who is not there: %s', async (...args) => {
  const env = await storeEnv();
  expect(await latchkey(['session', ...args], { env })).toMatchObject({ code: 3, stdout: '' });
});
