import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs a program in a folder and answers what it printed. Rejects with all that it said when it fails. */
export async function runTool(folder: string, program: string, ...args: string[]): Promise<string> {
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`"${[program, ...args].join(' ')}" failed:\n${said}${complained}`);
  return said;
}
