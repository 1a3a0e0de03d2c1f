/** The scopes in a space-separated list (RFC 6749 section 3.3), none for anything that is not text. */
export function parseScopes(scope: unknown): readonly string[] {
  if (typeof scope !== 'string') return Object.freeze([]);
  return Object.freeze(scope.split(' ').filter((part) => part !== ''));
}
