import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { describedProgram, latchkey } from './run-cli.fixture.ts';

interface Found {
  readonly path: readonly string[];
  readonly command: Command;
}

function all(command: Command, path: readonly string[] = []): readonly Found[] {
  const children = command.commands.flatMap((child) => all(child, [...path, child.name()]));
  return [{ path, command }, ...children];
}

const commands = all(describedProgram());
const verbs = commands.filter(({ command }) => command.commands.length === 0);
const nouns = commands.filter(({ command }) => command.commands.length > 0);

it('has every command that is documented', () => {
  expect(verbs.map(({ path }) => path.join(' '))).toEqual([
    'serve',
    'migrate',
    'user add',
    'user list',
    'user show',
    'user disable',
    'user enable',
    'user delete',
    'user set-password',
    'user scope',
    'user import',
    'session list',
    'session end',
    'keys list',
    'keys rotate',
    'keys revoke',
    'token decode',
    'secret generate',
    'audit',
    'help',
  ]);
});

describe.each(verbs)('latchkey $path', ({ path }) => {
  it('has help with examples of itself, on standard output', async () => {
    const { code, stdout, stderr } = await latchkey([...path, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: latchkey ${path.join(' ')}`);
    expect(stdout).toMatch(new RegExp(`Examples:\n  latchkey ${path.join(' ')}`));
  });

  it('has the same help under "help"', async () => {
    expect(await latchkey(['help', ...path])).toEqual(await latchkey([...path, '--help']));
  });

  it('refuses an option that it does not know, and says where its help is', async () => {
    const { code, stdout, stderr } = await latchkey([...path, '--no-such-option']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `latchkey: unknown option '--no-such-option'; see "latchkey ${path.join(' ')} --help"\n`,
    );
  });
});

describe.each(nouns)('latchkey $path, without a verb', ({ path }) => {
  it('shows its help as after a mistake', async () => {
    const { code, stdout, stderr } = await latchkey(path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`Usage: ${['latchkey', ...path].join(' ')}`);
  });
});

it.each(nouns.filter(({ path }) => path.length > 0))('says where $path has more help', async ({ path }) => {
  const { stdout } = await latchkey([...path, '--help']);
  expect(stdout).toMatch(
    new RegExp(`More of each, with examples: latchkey ${path.join(' ')} COMMAND --help\n$`),
  );
});

it('suggests what might have been meant', async () => {
  expect(await latchkey(['user', 'lst'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'latchkey: unknown command \'lst\' (Did you mean list?); see "latchkey user --help"\n',
  });
});

it('says that there is no help for a command that there is not', async () => {
  const { code, stderr } = await latchkey(['help', 'user', 'ad\u001b[31md']);
  expect(code).toBe(2);
  expect(stderr).toBe('latchkey: There is no command "ad\ufffd[31md"; see "latchkey --help"\n');
});

it('says its version', async () => {
  expect(await latchkey(['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
  });
});
