// Builds every package and app that is stale, those for publishing included.
import { build } from '../build/build.ts';
import { everyTarget } from '../build/targets.ts';

await build(everyTarget);
