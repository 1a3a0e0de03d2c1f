import type { AuditEntry } from './audit-entry.ts';

/** In UTF-16 code units. Beyond it a text is cut: whoever sends a header must not decide how much is stored. */
const maxLengths = {
  reason: 64,
  detail: 512,
  subject: 256,
  actor: 128,
  sid: 256,
  ip: 64,
  userAgent: 512,
  requestId: 128,
} as const;

/** Controls, line separators, and marks that turn the direction of writing: a terminal would obey them. */
const unwanted = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The entry with texts that every store can keep and every terminal can show: cut to a length each, without control
 * characters, with U+FFFD for half surrogate pairs. A text of which nothing is left is null.
 */
export function boundAuditEntry(entry: AuditEntry): AuditEntry {
  const { atMilliseconds, action, result } = entry;
  return {
    atMilliseconds,
    action,
    result,
    reason: bound(entry.reason, maxLengths.reason),
    detail: bound(entry.detail, maxLengths.detail),
    subject: bound(entry.subject, maxLengths.subject),
    actor: bound(entry.actor, maxLengths.actor),
    sid: bound(entry.sid, maxLengths.sid),
    ip: bound(entry.ip, maxLengths.ip),
    userAgent: bound(entry.userAgent, maxLengths.userAgent),
    requestId: bound(entry.requestId, maxLengths.requestId),
  };
}

function bound(text: string | null, maxLength: number): string | null {
  if (typeof text !== 'string') return null;
  return text.slice(0, maxLength).toWellFormed().replace(unwanted, '') || null;
}
