import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

export type Server = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the server as a process of its own, in an environment that holds nothing but these variables. */
export function start(env: Record<string, string>, ...flags: string[]): Server {
  const child = spawn(process.execPath, ['--conditions=latchkey-source', ...flags, main], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Waits until the server is ready; rejects with what it said when it ends instead. */
export async function ready(child: Server): Promise<{ url: URL; said: string[] }> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const [, url] = /^Latchkey is ready at (http:\/\/localhost:\d+)$/.exec(line) ?? [];
    if (url !== undefined) return { url: new URL(url), said };
  }
  throw new Error(`the server ended: ${await text(child.stderr)}`);
}

/** Starts a server that is expected to refuse, and answers what it said. */
export async function refusal(env: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  const child = start(env);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return { code, lines: said.trimEnd().split('\n') };
}
