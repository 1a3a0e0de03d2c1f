// Runs a benchmark from bench/, with what else is given: npm run bench -- sign-in-timing 500
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.ts';
import { root } from '../root.ts';

const [name = 'verify-hs256', ...args] = process.argv.slice(2);
const file = join(root, 'bench', `${name}.ts`);
if (!existsSync(file)) {
  console.error(`latchkey: there is no benchmark bench/${name}.ts`);
  process.exit(1);
}
process.exitCode = await run([process.execPath, '--conditions=latchkey-source', file, ...args]);
