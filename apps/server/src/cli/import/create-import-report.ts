import { describeTotals } from './describe-totals.ts';
import type { ImportProgress, ImportReport, RefusedLine } from './import-report.ts';

/** Standard error, or what stands for it. */
export interface ReportStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface StreamReport extends ImportReport {
  /** Leaves the cursor at the start of a new line. */
  close(): void;
}

/** Lines between two that say how far it has got, where there is no terminal. */
const step = 10_000;
/** Back to the start of the line, and clears it (ECMA-48). */
const clear = '\r\u001b[2K';

/**
 * Says on a stream what becomes of an import: a line for each that was refused, and how far it has got: on a terminal one line that
 * is written over, elsewhere one every 10,000.
 */
export function createImportReport(stream: ReportStream): StreamReport {
  const isTerminal = stream.isTTY === true;
  let shown = '';
  let told = 0;
  return {
    refused({ line, problem }: RefusedLine) {
      const text = `line ${line}: ${problem}\n`;
      stream.write(shown === '' ? text : `${clear}${text}${shown}`);
    },
    progress(progress: ImportProgress) {
      const text = `${describeTotals(progress)} (${Math.round(progress.linesPerSecond).toLocaleString('en')} a second)`;
      if (isTerminal) {
        shown = text;
        stream.write(clear + text);
      } else if (Math.floor(progress.lines / step) > told) {
        told = Math.floor(progress.lines / step);
        stream.write(`${text}\n`);
      }
    },
    close() {
      if (shown !== '') stream.write('\n');
      shown = '';
    },
  };
}
