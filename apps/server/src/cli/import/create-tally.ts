import type { ImportResult } from '@latchkey/server';
import type { ImportReport, ImportTotals, RefusedLine } from './import-report.ts';
import type { FileAccount } from './read-account.ts';

/** Counts what becomes of lines. */
export interface Tally {
  /** Lines that were refused before the store was asked. */
  refuse(refused: RefusedLine): void;
  /** What the store said about a line. */
  count(line: FileAccount, result: ImportResult): void;
  totals(): ImportTotals;
}

/** Starts at nothing, and reports each refused line as it is counted. */
export function createTally(report: Pick<ImportReport, 'refused'>): Tally {
  let [imported, existing, refused, throughLine] = [0, 0, 0, 0];
  let firstImported = Infinity;
  const refuse: Tally['refuse'] = (line) => {
    refused += 1;
    throughLine = line.line;
    report.refused(line);
  };
  return {
    refuse,
    count({ line }, result) {
      throughLine = line;
      if (result.result === 'refused') refuse({ line, problem: result.problem });
      else if (result.result === 'imported') {
        imported += 1;
        firstImported = Math.min(firstImported, Number(result.id));
      } else if (Number(result.id) >= firstImported) {
        // Ids only go up: this user was not there when the import began.
        refuse({
          line,
          problem:
            'an earlier line, or somebody meanwhile, has brought a user of this name, who stays as they are',
        });
      } else existing += 1;
    },
    totals: () => ({ lines: imported + existing + refused, imported, existing, refused, throughLine }),
  };
}
