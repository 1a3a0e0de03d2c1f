/** Milliseconds since 1970, UTC: `Date.now` or a test's own. Passed in, so that no code reads the time by itself. */
export type Clock = () => number;
