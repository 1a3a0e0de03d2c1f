// Runs a benchmark from bench/: npm run bench -- verify-hs256
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.ts';
import { root } from '../root.ts';

const [name = 'verify-hs256'] = process.argv.slice(2);
const file = join(root, 'bench', `${name}.ts`);
if (!existsSync(file)) {
  console.error(`latchkey: there is no benchmark bench/${name}.ts`);
  process.exit(1);
}
process.exitCode = await run([process.execPath, '--conditions=latchkey-source', file]);
