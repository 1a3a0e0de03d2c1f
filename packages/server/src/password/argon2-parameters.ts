/** Cost of one argon2id hash (RFC 9106 section 3.1). */
export interface Argon2Parameters {
  /** Memory for one hash, in KiB. */
  readonly memoryKib: number;
  /** Passes over that memory. */
  readonly passes: number;
  /** Lanes, each computed by a thread of its own. */
  readonly lanes: number;
}

/** OWASP's recommendation for argon2id: about 13 ms and 19 MiB a hash. */
export const defaultArgon2Parameters: Argon2Parameters = { memoryKib: 19_456, passes: 2, lanes: 1 };

/** The dearest parameters that are ever computed. A dearer stored hash could take the whole process down. */
const limits: Argon2Parameters = { memoryKib: 262_144, passes: 16, lanes: 16 };

/** Whether argon2 defines a hash of this cost (RFC 9106 section 3.1) and this process can afford it. */
export function isAffordable({ memoryKib, passes, lanes }: Argon2Parameters): boolean {
  return (
    isIntegerIn(lanes, 1, limits.lanes) &&
    isIntegerIn(passes, 1, limits.passes) &&
    isIntegerIn(memoryKib, 8 * lanes, limits.memoryKib)
  );
}

function isIntegerIn(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
