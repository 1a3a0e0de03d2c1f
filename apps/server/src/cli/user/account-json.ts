import type { AccountSummary } from '@latchkey/server';
import { momentText } from '../output/moment-text.ts';

/** A user as machines read it. */
export function accountJson({ id, username, scopes, enabled, createdAtSeconds, hashScheme }: AccountSummary) {
  return { id, username, scopes, enabled, created_at: momentText(createdAtSeconds), hash_scheme: hashScheme };
}
