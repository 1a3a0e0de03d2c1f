/** Calls `expired` after so many milliseconds, unless the function that it returns is called first. */
export function startDeadline(milliseconds: number, expired: () => void): () => void {
  let last: NodeJS.Immediate | undefined;
  // One more turn: an answer that is here already counts, though this thread was too busy to read it.
  const timer = setTimeout(() => (last = setImmediate(expired)), milliseconds);
  return () => {
    clearTimeout(timer);
    clearImmediate(last);
  };
}
