/** Cost of an scrypt hash (RFC 7914 section 2). */
export interface ScryptParameters {
  /** `N`: a power of two. */
  readonly cost: number;
  /** `r`. */
  readonly blockSize: number;
  /** `p`. */
  readonly parallelization: number;
}

/** 128 MiB, and about two seconds. */
const limits = { memoryBytes: 128 * 1_024 * 1_024, work: 2 ** 22 };

/** In words, for whoever put a dearer hash into the store. */
export const scryptLimits =
  'N must be a power of two from 2, 128 * N * r at most 134217728, and N * r * p at most 4194304';

/** Whether scrypt defines a hash of this cost and this process can afford it. */
export function isAffordableScrypt({ cost, blockSize, parallelization }: ScryptParameters): boolean {
  return (
    Number.isInteger(Math.log2(cost)) &&
    cost >= 2 &&
    blockSize >= 1 &&
    parallelization >= 1 &&
    128 * cost * blockSize <= limits.memoryBytes &&
    cost * blockSize * parallelization <= limits.work
  );
}
