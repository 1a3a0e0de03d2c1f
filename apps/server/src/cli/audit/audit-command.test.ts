import { type AuditEntry, openStore } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import { addUser, engines, jsonLines, latchkey, storeEnv } from '../run-cli.fixture.ts';

const nowMilliseconds = 1_800_000_000_000;
const clock = () => nowMilliseconds;
const minute = 60_000;

function entry(changes: Partial<AuditEntry>): AuditEntry {
  return {
    atMilliseconds: nowMilliseconds,
    action: 'sign_in',
    result: 'success',
    reason: null,
    detail: null,
    subject: null,
    actor: null,
    sid: null,
    ip: null,
    userAgent: null,
    requestId: null,
    ...changes,
  };
}

async function trail(entries: readonly Partial<AuditEntry>[], engine: (typeof engines)[number] = 'sqlite') {
  const env = await storeEnv(engine);
  const append = async (further: readonly Partial<AuditEntry>[]) => {
    const store = await openStore({ url: env['DATABASE_URL'] ?? '' });
    await store.audit.append(further.map(entry));
    await store.close();
  };
  await append(entries);
  return { env, append };
}

async function read(env: NodeJS.ProcessEnv, ...args: string[]): Promise<readonly Record<string, unknown>[]> {
  const { stdout, stderr } = await latchkey(['audit', '--json', ...args], { env, clock });
  expect(stderr).toBe('');
  return jsonLines(stdout);
}

describe.each(engines)('the audit trail on %s', (engine) => {
  it('is filtered by user, action and time', async () => {
    const { env } = await trail(
      [
        { subject: '1', atMilliseconds: nowMilliseconds - 180 * minute },
        { subject: '2', atMilliseconds: nowMilliseconds - 60 * minute },
        { subject: '1', atMilliseconds: nowMilliseconds - 30 * minute, action: 'sign_out' },
        { subject: '1', atMilliseconds: nowMilliseconds - minute },
      ],
      engine,
    );
    const numbers = async (...args: string[]) => (await read(env, ...args)).map(({ number }) => number);
    expect(await numbers()).toEqual([1, 2, 3, 4]);
    expect(await numbers('--subject', '1')).toEqual([1, 3, 4]);
    expect(await numbers('--subject', '1', '--since', '2h')).toEqual([3, 4]);
    expect(await numbers('--action', 'sign_out')).toEqual([3]);
    expect(await numbers('--limit', '2')).toEqual([3, 4]);
    const moment = new Date(nowMilliseconds - 60 * minute).toISOString();
    expect(await numbers('--since', moment)).toEqual([2, 3, 4]);
  });

  it('is followed until Ctrl-C', async () => {
    const { env, append } = await trail([{ sid: 'before' }], engine);
    const interrupt = new AbortController();
    let seen = '';
    const ended = await latchkey(['audit', '--follow', '--json'], {
      env,
      interrupt: interrupt.signal,
      onOutput(text) {
        seen += text;
        if (!seen.includes('after') && seen.includes('before')) void append([{ sid: 'after' }]);
        if (seen.includes('after')) interrupt.abort();
      },
    });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.match(/"sid":"\w+"/g)).toEqual(['"sid":"before"', '"sid":"after"']);
  });
});

it('names users who are there, and numbers those who are not', async () => {
  const { env } = await trail([{ subject: '1', actor: 'operator:root', ip: '192.0.2.7' }, { subject: '99' }]);
  await addUser(env, 'alice');
  const { stdout } = await latchkey(['audit', '--action', 'sign_in'], { env, clock });
  expect(stdout.split('\n')).toEqual([
    '2027-01-15T08:00:00.000Z  sign_in          success                  alice (1)         by operator:root, from 192.0.2.7',
    '2027-01-15T08:00:00.000Z  sign_in          success                  ? (99)',
    '',
  ]);
  expect((await read(env, '--user', 'ALICE', '--action', 'sign_in')).map(({ username }) => username)).toEqual(
    ['alice'],
  );
});

it('says why something was refused', async () => {
  const { env } = await trail([
    { result: 'refused', reason: 'wrong_password', requestId: 'r-1', userAgent: 'Firefox' },
  ]);
  const { stdout } = await latchkey(['audit'], { env });
  expect(stdout).toContain('refused: wrong_password  -                 request r-1, with Firefox\n');
});

it.each([
  ['--since', 'yesterday', '--since is "yesterday" and should be as 90s, 15m, 2h or 7d'],
  ['--since', '2026-13-45', '--since is "2026-13-45" and should be'],
  ['--limit', '0', 'It should be a whole number from 1 to 100000'],
  ['--limit', '1e3', 'It should be a whole number from 1 to 100000'],
  ['--action', 'sing_in', 'Allowed choices are sign_in, '],
])('refuses %s %s', async (option, value, problem) => {
  const env = await storeEnv();
  const { code, stdout, stderr } = await latchkey(['audit', option, value], { env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^latchkey: [^\n]*\n$/);
  expect(stderr).toContain(problem);
});

it('takes a user by name or by id, not both, and misses one who is not there', async () => {
  const env = await storeEnv();
  expect(await latchkey(['audit', '--user', 'a', '--subject', '1'], { env })).toMatchObject({ code: 2 });
  expect(await latchkey(['audit', '--user', 'zoe'], { env })).toMatchObject({ code: 3 });
});
