import { Buffer } from 'node:buffer';

/** The prime of the field (RFC 8032 section 5.1). */
const prime = 2n ** 255n - 19n;

/** All bits of y; the highest bit of the last byte is the sign of x, and both signs of a weak point are weak. */
const yBits = 2n ** 255n - 1n;

/**
 * Whether 32 bytes of an Ed25519 public key are a point of small order, under which one signature fits many messages,
 * or a y that is not reduced, a second writing of another key. Does not check that the point is on the curve: one
 * that is not verifies nothing.
 */
export function isWeakPoint(bytes: Uint8Array): boolean {
  const y = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`) & yBits;
  return y >= prime || isOrderFourOrLess(y) || isOrderEight(y);
}

/** The neutral element has a y of 1, the point of order 2 one of -1, and those of order 4 have 0. */
function isOrderFourOrLess(y: bigint): boolean {
  return y === 0n || y === 1n || y === prime - 1n;
}

/**
 * Twice a point of order 8 has a y of 0, so it has y^2 = -x^2. In the equation of the curve, -x^2 + y^2 =
 * 1 + d x^2 y^2, that makes 2 y^2 = 1 - d y^4, where d is -121665/121666.
 */
function isOrderEight(y: bigint): boolean {
  const square = (y * y) % prime;
  return (121_666n * (2n * square - 1n) - 121_665n * square * square) % prime === 0n;
}
