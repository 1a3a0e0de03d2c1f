/**
 * How far this device's clock is ahead of the server's, in milliseconds, as far as a token can tell that the server
 * issued between `sentMs` and `receivedMs` of this clock. 0 where the two may agree: `iat` has whole seconds, and the
 * way takes time. It is an estimate: times are shown by it, and a token is refreshed by it, but whether a token
 * is good the server alone decides.
 */
export function clockSkewMs(iat: unknown, sentMs: number, receivedMs: number): number {
  if (!Number.isFinite(iat)) return 0;
  const issuedMs = (iat as number) * 1000;
  const atMost = receivedMs - issuedMs;
  const atLeast = sentMs - issuedMs - 1000;
  return Math.max(atLeast, 0) + Math.min(atMost, 0);
}
