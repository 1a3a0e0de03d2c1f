import { importSecretKey, rootSecretBytes, type JwtAlgorithm } from '@latchkey/server';
import { check } from './check.ts';
import type { SigningPolicy } from './config.ts';
import { oneOf, wholeNumber } from './parsers.ts';
import type { Variables } from './variables.ts';

const algorithms = ['HS256', 'HS384', 'HS512', 'EdDSA', 'ES256', 'RS256'] as const;

/** What tokens are signed with. */
export function readSigning(variables: Variables): SigningPolicy {
  const algorithm = variables.read('JWT_ALGORITHM', 'HS256', oneOf(algorithms));
  return {
    algorithm,
    jwtSecretKey: readJwtSecretKey(variables, algorithm),
    rotationDays: variables.read('KEY_ROTATION_DAYS', 90, wholeNumber(0, 3_650, 'days')),
    jwksMaxAgeSeconds: variables.read('JWKS_MAX_AGE_SECONDS', 300, wholeNumber(1, 86_400, 'seconds')),
  };
}

/** The token key that other services share, strong enough for its algorithm. */
function readJwtSecretKey(variables: Variables, algorithm: JwtAlgorithm): string | null {
  const value = variables.text('JWT_SECRET_KEY');
  if (value === undefined) return null;
  if (algorithm !== 'HS256' && algorithm !== 'HS384' && algorithm !== 'HS512') {
    const rule = `is ${algorithm}, which signs with a key pair, and JWT_SECRET_KEY is a secret: leave one of them out`;
    variables.refuse('JWT_ALGORITHM', rule);
    return value;
  }
  check(variables, 'JWT_SECRET_KEY', () => {
    rootSecretBytes(value);
    importSecretKey(value, { algorithm });
  });
  return value;
}
