/** Further than the clocks of nodes may be apart. */
const marginSeconds = 300;

/** Whether a time lies so far ahead that it comes from a clock that was wrong. Waiting for it could take for ever. */
export function isAhead(atSeconds: number, nowSeconds: number): boolean {
  return atSeconds > nowSeconds + marginSeconds;
}
