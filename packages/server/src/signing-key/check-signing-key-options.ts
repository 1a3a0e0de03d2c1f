import { signatureAlgorithms } from '../token/algorithm/signature-algorithms.ts';
import type { JwtAlgorithm } from '../token/jwt-key.ts';

/** Throws a `TypeError` for options that name no algorithm, or times that are none. */
export function checkSigningKeyOptions(options: {
  readonly algorithm: JwtAlgorithm;
  readonly jwksMaxAgeSeconds: number;
  readonly rotationDays: number;
}): void {
  if (!Object.hasOwn(signatureAlgorithms, options.algorithm)) {
    throw new TypeError(`algorithm must be one of ${Object.keys(signatureAlgorithms).join(', ')}`);
  }
  for (const name of ['jwksMaxAgeSeconds', 'rotationDays'] as const) {
    if (!Number.isFinite(options[name]) || options[name] < 0) {
      throw new TypeError(`${name} must be a number of at least 0`);
    }
  }
}
