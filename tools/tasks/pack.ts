// Packs what people install, one file a package, as it would be published: npm run pack -- some/folder
import { join, relative, resolve } from 'node:path';
import { build } from '../build/build.ts';
import { everyTarget } from '../build/targets.ts';
import { pack } from '../packages/pack.ts';
import { root } from '../root.ts';

const [folder = join(root, '.cache', 'packages')] = process.argv.slice(2);
await build(everyTarget);
for (const { file } of await pack(resolve(folder))) console.log(relative(process.cwd(), file));
