import type { AuditEntry, SignInVerdict } from '@latchkey/server';
import type { LatchkeyEvent } from '@latchkey/server/fastify';
import { describe, expect, it } from 'vitest';
import { createRequestAudit } from './create-request-audit.ts';
import { recordReplay } from './record-replay.ts';
import type { AuditedRequest } from './request-origin.ts';

const account = { id: '7', username: 'alice', scopes: [], generation: 0 };
const request = (): AuditedRequest => ({
  ip: '192.0.2.1',
  headers: { 'user-agent': 'Mozilla/5.0' },
  id: 'request 1',
});
const nobody: LatchkeyEvent = { kind: 'sign_in', outcome: 'refused', subject: null, sid: null };
const origin = { ip: '192.0.2.1', userAgent: 'Mozilla/5.0', requestId: 'request 1' };

function createTestAudit(verdict: SignInVerdict = { result: 'authenticated', account }) {
  const entries: Omit<AuditEntry, 'atMilliseconds'>[] = [];
  const trail = { record: (entry: Omit<AuditEntry, 'atMilliseconds'>) => void entries.push(entry) };
  const audit = createRequestAudit(trail, { check: () => Promise.resolve(verdict) });
  return { audit, trail, entries };
}

describe('a sign-in in the trail', () => {
  it('that succeeded says who, and from where', async () => {
    const { audit, entries } = createTestAudit();
    const asked = request();
    expect(await audit.authenticate('alice', 'password', asked)).toBe(account);
    audit.hearEvent({ ...nobody, outcome: 'succeeded', subject: '7', sid: 'session' }, asked);
    expect(entries).toEqual([
      {
        action: 'sign_in',
        result: 'success',
        reason: null,
        detail: null,
        subject: '7',
        actor: null,
        sid: 'session',
        ...origin,
      },
    ]);
  });

  it.each([
    ['unknown_user', null],
    ['wrong_password', '7'],
    ['disabled', '7'],
  ] as const)('that was refused says why (%s), and whose account it was', async (reason, id) => {
    const { audit, entries } = createTestAudit({ result: 'refused', reason, id });
    const asked = request();
    expect(await audit.authenticate('marked name', 'marked password', asked)).toBeNull();
    audit.hearEvent(nobody, asked);
    expect(entries).toEqual([
      {
        action: 'sign_in',
        result: 'refused',
        reason,
        detail: null,
        subject: id,
        actor: null,
        sid: null,
        ...origin,
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('marked');
  });

  it('with the right password that came too late says so', async () => {
    const { audit, entries } = createTestAudit();
    const asked = request();
    await audit.authenticate('alice', 'password', asked);
    audit.hearEvent(nobody, asked);
    audit.hearEvent({ ...nobody, outcome: 'failed' }, asked);
    expect(entries).toMatchObject([
      { result: 'refused', reason: 'account_changed', subject: '7' },
      { result: 'failed', reason: null, subject: '7' },
    ]);
  });

  it('is never that of another request', async () => {
    const { audit, entries } = createTestAudit({ result: 'refused', reason: 'wrong_password', id: '7' });
    await audit.authenticate('alice', 'password', request());
    audit.hearEvent(nobody, request());
    expect(entries).toEqual([]);
  });
});

describe('in the trail', () => {
  const user = { subject: '7', sid: 'session' };

  it.each([
    ['sign_out', 'sign_out'],
    ['session_end', 'session_end'],
    ['password_change', 'password_change'],
    ['registration', 'register'],
  ] as const)('%s is %s, with its result', (kind, action) => {
    const { audit, entries } = createTestAudit();
    for (const outcome of ['succeeded', 'refused', 'failed'] as const)
      audit.hearEvent({ kind, outcome, ...user }, request());
    const entry = { action, reason: null, detail: null, actor: null, ...user, ...origin };
    expect(entries).toEqual(['success', 'refused', 'failed'].map((result) => ({ ...entry, result })));
  });

  it.each(['sign_in', 'sign_out', 'session_end', 'password_change', 'registration', 'refresh'] as const)(
    'nothing is written of %s over the limit, nor of one by nobody who is known',
    (kind) => {
      const { audit, entries } = createTestAudit();
      audit.hearEvent({ kind, outcome: 'throttled', ...user }, request());
      audit.hearEvent({ kind, outcome: 'refused', subject: null, sid: null }, request());
      audit.hearEvent({ kind, outcome: 'failed', subject: null, sid: null }, request());
      expect(entries).toEqual([]);
    },
  );

  it('an ordinary refresh is not, and a replayed one is', () => {
    const { audit, trail, entries } = createTestAudit();
    for (const outcome of ['succeeded', 'refused', 'failed'] as const)
      audit.hearEvent({ kind: 'refresh', outcome, ...user }, request());
    expect(entries).toEqual([]);
    recordReplay(trail, {
      kind: 'refresh_replayed',
      ...user,
      device: { userAgent: null, ip: '192.0.2.9' },
    });
    expect(entries).toMatchObject([
      { action: 'refresh', result: 'refused', reason: 'replayed', ...user, ip: '192.0.2.9', requestId: null },
    ]);
  });

  it('a request without a user agent has none', () => {
    const { audit, entries } = createTestAudit();
    audit.hearEvent({ kind: 'sign_out', outcome: 'succeeded', ...user }, { ...request(), headers: {} });
    expect(entries).toMatchObject([{ userAgent: null }]);
  });
});
