import type { JwtAlgorithm } from '../jwt-key.ts';
import type { Jwk } from './jwk.ts';

/** Operations (RFC 7517 section 4.3) that a key of each type is here for. */
const operations = { secret: ['sign', 'verify'], private: ['sign'], public: ['verify'] } as const;

/** Throws a `TypeError` for a JWK whose `alg`, `use` or `key_ops` say that it is for something else. */
export function checkJwkPurpose(jwk: Jwk, algorithm: JwtAlgorithm, type: keyof typeof operations): void {
  const { alg = algorithm, use = 'sig', key_ops: keyOps = operations[type] } = jwk;
  if (alg !== algorithm) throw new TypeError(`The alg of the JWK is not ${algorithm}`);
  if (use !== 'sig') throw new TypeError('The use of the JWK is not sig');
  const allowed: readonly unknown[] = Array.isArray(keyOps) ? keyOps : [];
  for (const operation of operations[type]) {
    if (!allowed.includes(operation)) throw new TypeError(`The key_ops of the JWK must include ${operation}`);
  }
}
