/** A JSON Web Key (RFC 7517 section 4) as it was parsed: an object, not its text. */
export interface Jwk {
  readonly kty: string;
  readonly [member: string]: unknown;
}

/** Whether a value may be meant as a JWK. Nothing in it has been checked yet. */
export function isJwk(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && 'kty' in value;
}
