/** The scopes in a list with spaces between them (RFC 6749 section 3.3); none in what is no text. */
export function scopesIn(list: unknown): readonly string[] {
  return typeof list === 'string' ? list.split(' ').filter(Boolean) : [];
}
