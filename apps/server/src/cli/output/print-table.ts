import { styleText } from 'node:util';
import type { CommandIo } from '../command-io.ts';
import { printable } from './printable.ts';

/** A cell; null is shown as a dash. */
export type Cell = string | number | null;

/** Prints rows below headings, in columns as wide as they need to be. Headings are bold where standard output shows colours. */
export function printTable(
  { stdout }: Pick<CommandIo, 'stdout'>,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const texts = rows.map((row) => row.map((cell) => printable(String(cell ?? '-'))));
  const widths = headings.map((heading, column) =>
    texts.reduce((width, row) => Math.max(width, length(row[column] ?? '')), length(heading)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ');
  stdout.write(`${styleText('bold', line(headings).trimEnd(), { stream: stdout })}\n`);
  for (const row of texts) stdout.write(`${line(row).trimEnd()}\n`);
}

/** Rows without headings: a name and what belongs to it. */
export function printFacts(
  { stdout }: Pick<CommandIo, 'stdout'>,
  facts: readonly (readonly [name: string, value: Cell])[],
): void {
  const width = Math.max(...facts.map(([name]) => length(name)));
  for (const [name, value] of facts) {
    const label = styleText('bold', pad(name, width), { stream: stdout });
    stdout.write(`${label}  ${printable(String(value ?? '-'))}\n`);
  }
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - length(text)));
}

/** In code points, which is the room that most names take. */
function length(text: string): number {
  return Array.from(text).length;
}
