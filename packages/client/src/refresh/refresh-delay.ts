/** How long before its end a token is renewed, at least, and which part of its life that is, at least. */
const leadMs = 30_000;
const leadPart = 0.1;

/** However short a token lives, the server is not asked all the time. */
const shortestMs = 1_000;

/**
 * How long to wait with the refresh of a token that lives for `lifetimeMs` from now on: until 30 seconds or a tenth of
 * its life before its end, whichever is more, but not less than half its life. Up to a tenth of that is taken off by
 * `random`, so that many pages that started together do not refresh together.
 */
export function refreshDelayMs(lifetimeMs: number, random: () => number): number {
  const lead = Math.max(leadMs, lifetimeMs * leadPart);
  return Math.max(shortestMs, Math.max(lifetimeMs - lead, lifetimeMs / 2) * (1 - random() / 10));
}
