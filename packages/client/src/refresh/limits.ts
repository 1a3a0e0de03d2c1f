/** How long a refresh waits for the lock: the longest that a tab which hangs can delay the others. */
export const lockWaitMs = 3_000;

/** How long tabs have for saying that they know a newer token. */
export const askMs = 50;

/** A refresh that is given up is tried again well within the grace of the server, which is 30 seconds. */
export const refreshTimeoutMs = 10_000;

/** How long a request that was given up, or one of a tab that hangs, may still reach the server. */
export const settleMs = refreshTimeoutMs + 5_000;

/** How long a tab that signs in may keep the others from refreshing, at most: it may be gone. */
export const longestClaimMs = 30_000;

/** How often a refresh is begun anew that something overtook. */
export const mostRounds = 5;

/** The longest delay that timers keep: a longer one ends at once. */
export const longestTimerMs = 2 ** 31 - 1;
