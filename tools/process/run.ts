import { spawn } from 'node:child_process';
import { root } from '../root.ts';

/** Runs a program in the repository's folder, its output shown, and answers its exit code. */
export function run(command: readonly [string, ...string[]], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}
