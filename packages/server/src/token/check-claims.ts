import { LatchkeyError } from '../error/latchkey-error.ts';
import { findClaimFault } from './claim-fault.ts';
import { claimInvalid } from './claim-invalid.ts';
import type { PlainClaims } from './jwt-claims.ts';
import type { TokenObject } from './parse-jws-part.ts';
import type { VerifyJwtRules } from './verify-jwt-options.ts';

/**
 * Holds the claims of a token whose signature is proven against the rules (RFC 7519 section 4.1). The shape of every
 * registered claim comes first, then whom the token is from and for, then the time.
 */
export function checkClaims(claims: TokenObject, rules: VerifyJwtRules): PlainClaims {
  requireClaims(claims, rules.requiredClaims);
  assertShapes(claims);
  if (rules.issuer !== null && claims.iss !== rules.issuer) {
    throw claimInvalid('iss', 'The iss claim is not the expected issuer');
  }
  checkAudience(claims.aud, rules.audience);
  checkTime(claims, rules);
  return claims;
}

function requireClaims(claims: TokenObject, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(claims, name)) throw claimInvalid(name, `The ${name} claim is missing`);
  }
}

function assertShapes(claims: TokenObject): asserts claims is PlainClaims {
  const fault = findClaimFault(claims);
  if (fault !== undefined) throw claimInvalid(fault.claim, fault.rule);
}

function checkAudience(aud: PlainClaims['aud'], audience: string | null): void {
  if (audience === null) {
    if (aud !== undefined) throw claimInvalid('aud', 'The aud claim is for somebody else');
    return;
  }
  const isOurs = typeof aud === 'string' ? aud === audience : aud?.includes(audience);
  if (isOurs !== true) throw claimInvalid('aud', 'The aud claim does not contain the expected audience');
}

/** Each comparison names what is accepted, so that a clock that returns `NaN` refuses every token. */
function checkTime({ exp, iat, nbf = 0 }: PlainClaims, rules: VerifyJwtRules): void {
  const nowSeconds = rules.clock() / 1000;
  if (!(nowSeconds < exp + rules.leewaySeconds)) {
    throw new LatchkeyError('token_expired', 'Signature has expired', { claim: 'exp' });
  }
  // Only whole seconds that have passed count, as in other verifiers; it matters for dates with a fraction.
  const latestStartSeconds = Math.floor(nowSeconds) + rules.leewaySeconds;
  if (!(nbf <= latestStartSeconds)) {
    throw new LatchkeyError('token_not_yet_valid', 'The nbf claim is in the future', { claim: 'nbf' });
  }
  if (!(iat <= latestStartSeconds)) {
    throw new LatchkeyError('token_not_yet_valid', 'The iat claim is in the future', { claim: 'iat' });
  }
  if (!(iat < exp)) throw claimInvalid('exp', 'The exp claim must be after the iat claim');
  if (!(exp - iat <= rules.maxLifetimeSeconds)) {
    throw claimInvalid('exp', 'The token lives longer than is accepted here');
  }
}
