import type { Part, Size } from './measure-size.ts';
import { withVersion } from './with-version.ts';

/** A line of the table of sizes, in Markdown. */
export function tableRow(part: Part, { minified, gzipped }: Size): string {
  return `| ${namesOf(part).join(' | ')} | ${minified.toLocaleString('en')} | ${gzipped.toLocaleString('en')} |`;
}

/** What the table says of a part; null where it has no such line. The inverse of `tableRow`, however it was aligned. */
export function sizeIn(markdown: string, part: Part): Size | null {
  const [library, exports] = namesOf(part);
  for (const line of markdown.split('\n')) {
    const [, ...cells] = line.split('|').map((cell) => cell.trim());
    const [first, second, minified = '', gzipped = ''] = cells;
    if (first === library && second === exports) return { minified: read(minified), gzipped: read(gzipped) };
  }
  return null;
}

function namesOf({ library, exports, without }: Part): readonly [string, string] {
  const named = exports === '*' ? 'everything' : exports.replaceAll(/[^, ][^,]*/g, '`$&`');
  return [withVersion(library), without ? `${named}; without ${without}` : named];
}

function read(cell: string): number {
  return Number(cell.replaceAll(',', ''));
}
