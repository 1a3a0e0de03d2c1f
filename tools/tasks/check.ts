// Everything that can be said about the code without running it. All four checks run, whatever the others say.
import { build } from '../build/build.ts';
import { demoLibraries } from '../build/targets.ts';
import { run } from '../process/run.ts';

const checks: readonly (readonly [string, ...string[]])[] = [
  ['prettier', '--check', '--log-level', 'warn', '.'],
  ['eslint', '--max-warnings', '0', '.'],
  ['tsc', '-p', 'tsconfig.json'],
  ['ngc', '-p', 'packages/angular/tsconfig.json', '--noEmit'],
  ['ngc', '-p', 'apps/demo/tsconfig.json', '--noEmit'],
  ['depcruise', '--config', '.dependency-cruiser.mjs', 'packages', 'apps', 'bench', 'chaos', 'e2e', 'tools'],
];

// The demo's types come from the built libraries, as an application's would.
await build(demoLibraries);
let failed = false;
for (const check of checks) {
  console.log(`> ${check.join(' ')}`);
  if ((await run(check)) !== 0) failed = true;
}
console.log(failed ? 'check failed, see above' : 'check passed');
process.exitCode = failed ? 1 : 0;
