/** For options that may be repeated, and may hold several scopes as OAuth writes them: with spaces between. */
export function collectScopes(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...value.split(' ').filter((scope) => scope !== '')];
}
