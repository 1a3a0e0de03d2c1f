// For working on Latchkey: the API on 5000, restarted on change, and the page on 4200 from Angular's
// development server, with live reload. The page calls the API across origins.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { demoTargets } from '../build/targets.ts';
import { root } from '../root.ts';

// The server in demo mode wants the built page too, and that page is what one looks at on 5000.
await build(demoTargets);
console.log('API: http://localhost:5000, page: http://localhost:4200 (Ctrl-C stops both)');

const server = [
  '--conditions=latchkey-source',
  '--watch',
  '--watch-preserve-output',
  'apps/server/src/main.ts',
];
const children = [
  run(process.execPath, server, root, { LATCHKEY_DEMO: '1', PORT: '5000', LOG_LEVEL: 'info' }),
  run('ng', ['serve'], join(root, 'apps', 'demo'), {}),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopAll);
// Each restarts or rebuilds on change by itself; one that ends for good leaves the other without use.
for (const child of children) child.once('exit', stopAll);

function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
}

function stopAll(): void {
  for (const child of children) child.kill('SIGTERM');
}
