import { Buffer } from 'node:buffer';
import type { JsonWebKey, KeyObject } from 'node:crypto';

/**
 * Whether the numbers of an RSA key can belong to one key (RFC 8017 section 3): an odd modulus, and of a private key
 * the product and the inverses. OpenSSL reads any numbers, and where those for the quick way are wrong, it signs the
 * slow way without a word. Does not check that the primes are primes.
 */
export function areRsaPartsWhole(key: KeyObject): boolean {
  const jwk = key.export({ format: 'jwk' });
  const isOdd = integer(jwk.n) % 2n === 1n;
  return isOdd && (key.type === 'public' || isPrivatePartWhole(jwk));
}

function isPrivatePartWhole({ n, e, d, p, q, dp, dq, qi }: JsonWebKey): boolean {
  const [firstPrime, secondPrime] = [integer(p), integer(q)];
  return (
    firstPrime > 1n &&
    secondPrime > 1n &&
    firstPrime * secondPrime === integer(n) &&
    isExponent(integer(dp), firstPrime, integer(e), integer(d)) &&
    isExponent(integer(dq), secondPrime, integer(e), integer(d)) &&
    (integer(qi) * secondPrime) % firstPrime === 1n
  );
}

/** `dp` and `dq`: what the private exponent comes to for one prime, and the inverse of the public exponent. */
function isExponent(ofPrime: bigint, prime: bigint, e: bigint, d: bigint): boolean {
  return d % (prime - 1n) === ofPrime && (e * ofPrime) % (prime - 1n) === 1n;
}

function integer(base64url = ''): bigint {
  return BigInt(`0x0${Buffer.from(base64url, 'base64url').toString('hex')}`);
}
