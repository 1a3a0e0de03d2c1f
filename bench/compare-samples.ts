/** How far two kinds of samples can be told apart. */
export interface Comparison {
  /** Median of the first over median of the second. */
  readonly ratioOfMedians: number;
  /**
   * The chance that one of the first is larger than one of the second, ties counted by half (the area under the ROC
   * curve): 0.5 where they cannot be told apart, 0 or 1 where they always can.
   */
  readonly auc: number;
}

/** Compares two lists of samples, neither of them empty. */
export function compareSamples(first: readonly number[], second: readonly number[]): Comparison {
  return { ratioOfMedians: median(first) / median(second), auc: areaUnderCurve(first, second) };
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let wins = 0;
  for (const a of first) {
    for (const b of second) wins += a > b ? 1 : a === b ? 0.5 : 0;
  }
  return wins / (first.length * second.length);
}
