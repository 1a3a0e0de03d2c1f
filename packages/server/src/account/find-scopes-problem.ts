/** What is wrong with scopes: one of them is none, or there are too many. */
export interface ScopesProblem {
  readonly problem: 'unsupported' | 'too_long';
  /** The end of a sentence for people. */
  readonly description: string;
}

/**
 * Of all scopes together, separated by spaces. They travel in every token, which may have 8,192 characters, and in every
 * request: these take 2,731 of them.
 */
const maxScopesLength = 2_048;

/** Printable ASCII without the space, the double quote and the backslash (RFC 6749 section 3.3). */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** What is wrong with the scopes that an account is to have, or null. */
export function findScopesProblem(scopes: readonly string[]): ScopesProblem | null {
  if (!scopes.every((scope) => scopeToken.test(scope))) {
    return {
      problem: 'unsupported',
      description: 'has one that is not printable ASCII without spaces, double quotes and backslashes',
    };
  }
  if (scopes.join(' ').length > maxScopesLength) {
    return {
      problem: 'too_long',
      description: `has more than ${maxScopesLength.toLocaleString('en')} characters, spaces between them included`,
    };
  }
  return null;
}
