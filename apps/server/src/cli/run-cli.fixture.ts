import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Clock } from '@latchkey/server';
import type { Command } from 'commander';
import { temporarySchemaUrl } from '../../../../packages/server/src/store/postgres/test-database.fixture.ts';
import { temporaryFolder } from '../test-server.fixture.ts';
import type { CommandIo } from './command-io.ts';
import { createProgram } from './create-program.ts';
import { runCli } from './run-cli.ts';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

export const secret = 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-';
export const password = 'a long passphrase of hers';

/** What a command is run with beside its arguments. */
export interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  /** What standard input holds; a list: what somebody types at a terminal, one after the other. */
  readonly stdin?: string | Uint8Array | readonly string[];
  readonly clock?: Clock;
  /** What Ctrl-C is. */
  readonly interrupt?: AbortSignal;
  /** Hears of standard output as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, and gives what it printed. */
export async function latchkey(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const { env = {}, stdin = '', clock = Date.now, interrupt, onOutput } = surroundings;
  const printed = { stdout: '', stderr: '' };
  const output = (name: keyof typeof printed) =>
    new PassThrough().setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      if (name === 'stdout') onOutput?.(text);
    });
  const io: CommandIo = {
    env,
    stdin: typeof stdin === 'string' || stdin instanceof Uint8Array ? pipe(stdin) : terminal(stdin),
    stdout: output('stdout'),
    stderr: output('stderr'),
    clock,
    operator: 'tester',
    interruptible: () => interrupt ?? new AbortController().signal,
  };
  const code = await runCli(args, io);
  await Promise.all([io.stdout, io.stderr].map((stream) => new Promise((resolve) => stream.end(resolve))));
  return { code, ...printed };
}

/** What a command has printed as JSON Lines. */
export function jsonLines(stdout: string): Record<string, unknown>[] {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The command line as it is described, to be looked at and not to be run. */
export function describedProgram(): Command {
  const stream = new PassThrough();
  return createProgram({
    env: {},
    stdin: stream,
    stdout: stream,
    stderr: stream,
    clock: Date.now,
    operator: 'tester',
    interruptible: () => new AbortController().signal,
  });
}

/** An environment with a store of the running test's own, that was made. */
export async function storeEnv(engine: Engine = 'sqlite'): Promise<Record<string, string>> {
  const env = await emptyEnv(engine);
  await latchkey(['migrate'], { env });
  return env;
}

/** An environment that names a place where there is no store yet. */
export async function emptyEnv(engine: Engine = 'sqlite'): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  const url = engine === 'postgres' ? await temporarySchemaUrl() : `sqlite:${join(folder, 'store.sqlite')}`;
  return { DATA_DIR: folder, DATABASE_URL: url, SECRET_KEY: secret };
}

/** A user with the password of these tests. */
export async function addUser(env: NodeJS.ProcessEnv, name: string, ...args: string[]): Promise<void> {
  const { code, stderr } = await latchkey(['user', 'add', name, '--password-stdin', ...args], {
    env,
    stdin: password,
  });
  if (code !== 0) throw new Error(stderr);
}

function pipe(text: string | Uint8Array): CommandIo['stdin'] {
  const stream = new PassThrough();
  stream.end(text);
  return stream;
}

/** Raw mode is all that the line editor asks of a terminal. */
function terminal(typed: readonly string[]): CommandIo['stdin'] {
  const stream = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  for (const keys of typed) stream.write(keys);
  return stream;
}
