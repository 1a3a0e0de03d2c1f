const shortest = 250;
const longest = 5_000;

/**
 * How long to wait after so many failures in a row: twice as long each time, up to 5 s. Between half of that and all
 * of it, so that nodes which lost one database do not all come back to it in the same moment.
 */
export function retryMilliseconds(failures: number, random: () => number): number {
  const whole = Math.min(longest, shortest * 2 ** (failures - 1));
  return whole * (0.5 + random() / 2);
}
