import { isNumericDate } from './numeric-date.ts';
import type { TokenObject } from './parse-jws-part.ts';

/** A registered claim that breaks a rule; `rule` holds no value of the token. */
export interface ClaimFault {
  readonly claim: string;
  readonly rule: string;
}

/** Finds the first registered claim (RFC 7519 section 4.1) that is present with a wrong type or range. */
export function findClaimFault({ exp, iat, nbf, iss, sub, jti, aud }: TokenObject): ClaimFault | undefined {
  if (!isAbsentOr(isNumericDate, exp)) return dateFault('exp');
  if (!isAbsentOr(isNumericDate, iat)) return dateFault('iat');
  if (!isAbsentOr(isNumericDate, nbf)) return dateFault('nbf');
  if (!isAbsentOr(isNonEmptyString, iss)) return stringFault('iss');
  if (!isAbsentOr(isNonEmptyString, sub)) return stringFault('sub');
  if (!isAbsentOr(isNonEmptyString, jti)) return stringFault('jti');
  if (!isAbsentOr(isAudience, aud)) {
    return { claim: 'aud', rule: 'The aud claim must be a string or an array of strings' };
  }
  return undefined;
}

function isAbsentOr(isRight: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || isRight(value);
}

function isNonEmptyString(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isAudience(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function dateFault(claim: string): ClaimFault {
  return { claim, rule: `The ${claim} claim must be a number of seconds between the years 1970 and 9999` };
}

function stringFault(claim: string): ClaimFault {
  return { claim, rule: `The ${claim} claim must be a non-empty string` };
}
