// Runs one of the tasks in tools/tasks under the Node that the lockfile pins, after installing what is missing.
// Plain JavaScript for Node 20: on a fresh machine this file runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfStale } from './setup/install.mjs';
import { pinnedNode } from './setup/pinned-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task = '', ...rest] = process.argv.slice(2);
const file = join(root, 'tools', 'tasks', `${task}.ts`);

try {
  if (!existsSync(file)) throw new Error(`there is no task "${task}"`);
  installIfStale(root);
  run(pinnedNode(root));
} catch (error) {
  console.error(`latchkey: ${error.message}`);
  process.exitCode = 1;
}

function run(node) {
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH].join(delimiter);
  const child = spawn(node, ['--conditions=latchkey-source', file, ...rest], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // A terminal sends Ctrl-C to parent and child alike; this one waits for the child, which decides how to end.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGHUP', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // npm passes a signal to the shell that it started, and not every shell passes it on before it dies.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code) => process.exit(code ?? 1));
}
