// A small parent for the server: whoever started the tests may die in any way, and the server must not outlive it.
// The end of its standard input is the sign. "kill" before that ends the server without warning, "keep" leaves its folder.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { ServerSetup } from './run-server.ts';

const patienceMilliseconds = 5_000;

const { command, args, user, folder } = JSON.parse(process.argv[2] ?? '') as ServerSetup;
const server = spawn(command, args, {
  ...user,
  cwd: folder,
  stdio: ['ignore', 'ignore', 'pipe'],
  // The line below is looked for in English.
  env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
});
let isEnding = false;
let keep = false;

// Nobody may be there to read any more.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
server.stderr.on('data', (chunk: Buffer) => {
  process.stderr.write(chunk);
  if (chunk.includes('database system is ready to accept connections')) process.stdout.write('ready\n');
});
server.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.once('close', () => {
  // One that ended by itself, as where its port is taken, is for whoever started it to deal with.
  if (isEnding && !keep) rmSync(folder, { recursive: true, force: true });
  process.exit();
});

process.stdin.on('data', (chunk: Buffer) => {
  if (chunk.includes('keep')) keep = true;
  if (chunk.includes('kill')) server.kill('SIGKILL');
});
process.stdin.once('end', () => {
  isEnding = true;
  // "Fast": sessions are cut off, and what was committed is on disk.
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGKILL'), patienceMilliseconds).unref();
});
