/** That many random bytes of cryptographic quality: `randomBytes` of `node:crypto` or a test's own. */
export type RandomBytes = (size: number) => Uint8Array;
