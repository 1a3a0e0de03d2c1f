#!/usr/bin/env node
// Plain JavaScript that an old Node can read: it has to say that it is too old. No build is needed: Node runs the sources
// themselves, once it is told to look for the packages' sources as well.
import * as nodeModule from 'node:module';

const [major, minor, patch] = process.versions.node.split('.').map(Number);
const isNewEnough =
  major >= 26 ||
  (major === 24 && minor >= 15) ||
  (major === 22 && (minor > 22 || (minor === 22 && patch >= 3)));

if (isNewEnough) {
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...context.conditions, 'latchkey-source'] }),
  });
  const { main } = await import('../src/cli/main.ts');
  await main(process.argv.slice(2));
} else {
  console.error(
    `latchkey: this is Node ${process.versions.node}, and Latchkey needs 22.22.3 or a later 22, 24.15.0 or a later 24, ` +
      'or 26 and above: "npx latchkey" in the folder of Latchkey takes the one that "npm ci" brought',
  );
  process.exitCode = 1;
}
