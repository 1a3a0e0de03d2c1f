import { spawn } from 'node:child_process';

/** Runs a program to its end and shows what it said only if it failed, which ends this process too. */
export async function runQuietly(command: readonly [string, ...string[]], folder: string): Promise<void> {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  console.error(`latchkey: "${command.join(' ')}" failed in ${folder}, see above`);
  process.exit(1);
}
