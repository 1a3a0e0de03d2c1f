// The demo, from sources to a page in the browser: builds what is stale, then runs the server in this process.
import { build } from '../build/build.ts';
import { demoTargets } from '../build/targets.ts';

await build(demoTargets);
process.env['LATCHKEY_DEMO'] ??= '1';
await import('../../apps/server/src/main.ts');
