/** How far an import has got. */
export interface ImportTotals {
  /** Lines that hold a user, or should: neither the header of a CSV file nor blank ones. */
  readonly lines: number;
  readonly imported: number;
  /** Users that the store had already; nothing about them was changed. */
  readonly existing: number;
  readonly refused: number;
  /** Everything up to this line of the file is done; 0: nothing is. */
  readonly throughLine: number;
}

export interface ImportProgress extends ImportTotals {
  /** Since the start. */
  readonly linesPerSecond: number;
}

/** A line that brought nobody, and what would have been right. Repeats neither a name nor a hash. */
export interface RefusedLine {
  /** The first line of the file is 1. */
  readonly line: number;
  readonly problem: string;
}

/** Hears of an import while it runs. */
export interface ImportReport {
  refused(refused: RefusedLine): void;
  /** Called after each batch. */
  progress(progress: ImportProgress): void;
}
