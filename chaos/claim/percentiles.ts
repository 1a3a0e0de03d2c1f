/** The median, the 99th percentile and the maximum of durations, as text with their unit. */
export function percentiles(milliseconds: readonly number[]): { p50: string; p99: string; max: string } {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
    return value === undefined ? 'none' : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  };
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
