// What a page has to load for Latchkey and for other libraries, minified and gzipped, all measured in one way.
//   npm run bench -- sizes           prints the tables
//   npm run bench -- sizes --write   writes them into docs/sizes.md
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { build } from '../tools/build/build.ts';
import { demoLibraries } from '../tools/build/targets.ts';
import { root } from '../tools/root.ts';
import { measureSize } from '../tools/size/measure-size.ts';
import { type ComparedPart, ownParts } from '../tools/size/own-parts.ts';
import { tableRow } from '../tools/size/table-row.ts';
import { withVersion } from '../tools/size/with-version.ts';
import { otherParts } from './sizes/other-parts.ts';

const document = join(root, 'docs/sizes.md');
/** What stands between these two lines of the document is made here. */
const between = /(?<=<!-- the tables: .* -->\n).*(?=<!-- end of the tables -->)/s;

await build(demoLibraries);
const tools = ['@angular/build', 'esbuild'].map(withVersion).join(' and ');
const tables = `${await tablesOf([...ownParts, ...otherParts])}\nMeasured with ${tools}.\n`;
if (process.argv.includes('--write')) await write(tables);
else console.log(tables);

async function tablesOf(parts: readonly ComparedPart[]): Promise<string> {
  const tasks = Map.groupBy(parts, ({ task }) => task);
  const sections = [...tasks].map(async ([task, ofTask]) => {
    const rows = ofTask.map(async (part) => tableRow(part, await measureSize(part)));
    const head = '| library | of it | minified | and gzipped |\n| --- | --- | ---: | ---: |';
    return `### ${capitalised(task)}\n\n${head}\n${(await Promise.all(rows)).join('\n')}\n`;
  });
  return (await Promise.all(sections)).join('\n');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

async function write(tables: string): Promise<void> {
  const before = readFileSync(document, 'utf8');
  if (!between.test(before)) throw new Error(`${document} has no place for the tables`);
  const after = before.replace(between, () => `\n${tables}\n`);
  const options = await resolveConfig(document);
  writeFileSync(document, await format(after, { ...options, filepath: document }));
  console.log(`${document} is up to date`);
}
