import type { AuditEntry } from './audit-entry.ts';

type Recorded = Omit<AuditEntry, 'atMilliseconds'>;

/** Something that happened, told from others by its request id. */
export function happening(requestId: string, changes: Partial<Recorded> = {}): Recorded {
  return {
    action: 'sign_in',
    result: 'success',
    reason: null,
    detail: null,
    subject: '7',
    actor: null,
    sid: null,
    ip: '192.0.2.1',
    userAgent: 'Mozilla/5.0',
    requestId,
    ...changes,
  };
}

export function requestIds(entries: readonly { readonly requestId: string | null }[]) {
  return entries.map(({ requestId }) => requestId);
}
