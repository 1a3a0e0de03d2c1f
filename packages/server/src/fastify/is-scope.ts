const scopeSyntax = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** Whether a value can stand in a list of scopes (RFC 6749 section 3.3). One with a space in it would be two. */
export function isScope(value: unknown): value is string {
  return typeof value === 'string' && scopeSyntax.test(value);
}
