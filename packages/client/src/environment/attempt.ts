/** What work gives, or undefined where it throws: for what may be forbidden, or malformed. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
