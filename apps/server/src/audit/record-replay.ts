import type { AuditTrail, SessionEvent } from '@latchkey/server';

/** Notes that a refresh token was used again, which ended its session. */
export function recordReplay(
  trail: Pick<AuditTrail, 'record'>,
  { subject, sid, device }: SessionEvent,
): void {
  const { ip, userAgent } = device;
  trail.record({
    action: 'refresh',
    result: 'refused',
    reason: 'replayed',
    detail: null,
    subject,
    actor: null,
    sid,
    ip,
    userAgent,
    requestId: null,
  });
}
