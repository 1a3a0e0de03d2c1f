import { describe, expect, it } from 'vitest';
import { addUser, latchkey, password, storeEnv } from '../run-cli.fixture.ts';

/** Sets the password of a user to what somebody types, or a pipe holds. */
async function set(stdin: string | Uint8Array | readonly string[], ...args: string[]) {
  const env = await storeEnv();
  await addUser(env, 'alice');
  return latchkey(['user', 'set-password', 'alice', ...args], { env, stdin });
}

const done = 'Set a new password for alice and ended all sessions\n';

describe('a password that is asked for', () => {
  it('is typed twice and never shown', async () => {
    const ended = await set([`${password}\r`, `${password}\r`]);
    expect(ended).toEqual({ code: 0, stdout: done, stderr: 'New password for alice: \nThe same again: \n' });
  });

  it('may be corrected while it is typed', async () => {
    expect(await set([`${password}x\u007f\r`, `${password}\r`])).toMatchObject({ code: 0 });
  });

  it.each([
    ['two that differ', [`${password}\r`, `${password}!\r`], 'The two passwords differ: nothing was changed'],
    ['an empty one', ['\r'], 'The password is empty: nothing was changed'],
  ])('refuses %s', async (_what, typed, problem) => {
    const { code, stdout, stderr } = await set(typed);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`\nlatchkey: ${problem}\n$`));
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('ends on %s without another word', async (_name, key) => {
    expect(await set([`${key === '\u0003' ? 'abc' : ''}${key}`])).toEqual({
      code: 130,
      stdout: '',
      stderr: 'New password for alice: \n',
    });
  });

  it('is not asked for where there is no terminal', async () => {
    expect(await set(password)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('pass it with --password-stdin, or take --generate') as string,
    });
  });
});

describe('a password from standard input', () => {
  it.each([
    ['without the end of its line', `${password}\n`],
    ['as a file of Windows has it', `${password}\r\n`],
    ['without a line end', password],
  ])('is read %s', async (_how, text) => {
    expect(await set(text, '--password-stdin')).toEqual({ code: 0, stdout: done, stderr: '' });
  });

  it.each([
    ['nothing', '', 'Standard input has no password'],
    ['two lines', `${password}\n${password}\n`, 'Standard input has more than one line'],
    ['too much', 'x'.repeat(8_193), 'Standard input is longer than any password'],
    ['no UTF-8', Uint8Array.of(0xff, 0x61), 'Standard input is not UTF-8'],
    ['a terminal', [], '--password-stdin reads from a pipe or a file: leave it out to be asked without echo'],
  ])('refuses %s', async (_what, text, problem) => {
    expect(await set(text, '--password-stdin')).toEqual({
      code: 2,
      stdout: '',
      stderr: `latchkey: ${problem}\n`,
    });
  });

  it('is not made at the same time', async () => {
    expect(await set(password, '--password-stdin', '--generate')).toMatchObject({ code: 2, stdout: '' });
  });
});

it('follows the rules that people have', async () => {
  expect(await set('short', '--password-stdin')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'latchkey: The password needs at least 15 characters\n',
  });
});
