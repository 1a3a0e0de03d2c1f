import type { JsonObject } from '@latchkey/client';

/** The words of the claim `scope` (RFC 8693 section 4.2); none where it is no text. */
export function scopesOf(claims: JsonObject): readonly string[] {
  const { scope } = claims as { scope?: unknown };
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
}
