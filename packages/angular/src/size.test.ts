// @vitest-environment node
import { beforeAll, expect, it } from 'vitest';
import { build } from '../../../tools/build/build';
import { demoLibraries } from '../../../tools/build/targets';
import { measureSize } from '../../../tools/size/measure-size';

// Of what is published, which is what an application links: not of what was published some edits ago.
beforeAll(() => build(demoLibraries), 120_000);

/** What the layer adds to a page that has Angular, RxJS and the client: minified and gzipped, in bytes. */
it.each([
  ['all of it', '*', 3_500],
  ['what every application has', 'latchkeyInterceptor, LatchkeySession, provideLatchkey', 2_800],
])('%s stays below its budget', async (_name, exports, budget) => {
  const { gzipped } = await measureSize({
    library: '@latchkey/angular',
    exports,
    without: '@latchkey/client',
  });
  expect(gzipped).toBeLessThan(budget);
});
