import type { ImportEnd } from './import-accounts.ts';
import type { ImportTotals } from './import-report.ts';

/** Counts for people: `12,000 lines: 11,990 imported, 8 already there, 2 refused`. */
export function describeTotals({ lines, imported, existing, refused }: ImportTotals): string {
  return `${count(lines)} ${lines === 1 ? 'line' : 'lines'}: ${count(imported)} imported, ${count(existing)} already there, ${count(refused)} refused`;
}

/** How an import ended, in one line, with what to do next where something is left to do. */
export function describeEnd(ended: ImportEnd): string {
  const totals = describeTotals(ended);
  const place = ended.throughLine === 0 ? 'before the first line' : `after line ${count(ended.throughLine)}`;
  switch (ended.end) {
    case 'complete':
      return totals;
    case 'interrupted':
      return `stopped ${place}, as asked; run it again to go on (${totals})`;
    case 'store_unavailable':
      return `the store cannot be reached: ${ended.problem}; stopped ${place}: run it again to go on (${totals})`;
  }
}

function count(number: number): string {
  return number.toLocaleString('en');
}
