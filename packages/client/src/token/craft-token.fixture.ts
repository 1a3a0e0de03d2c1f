/** Writes a token for tests; its signature is no signature. A string is taken as the part's text, as it is. */
export function craftToken(claims: unknown, header: unknown = { alg: 'HS256', typ: 'at+jwt' }): string {
  return [part(header), part(claims), base64Url(new Uint8Array(32))].join('.');
}

export function base64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function part(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return base64Url(new TextEncoder().encode(text));
}
