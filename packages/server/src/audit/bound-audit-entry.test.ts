import { describe, expect, it } from 'vitest';
import type { AuditEntry } from './audit-entry.ts';
import { boundAuditEntry } from './bound-audit-entry.ts';

const plain: AuditEntry = {
  atMilliseconds: 1,
  action: 'sign_in',
  result: 'refused',
  reason: 'wrong_password',
  detail: 'reports:read',
  subject: 'Ren\u00e9 \u{1f600}',
  actor: null,
  sid: 'a session',
  ip: '2001:db8::1',
  userAgent: 'Mozilla/5.0 (X11; Linux)',
  requestId: 'request 1',
};

const agent = (userAgent: string) => boundAuditEntry({ ...plain, userAgent }).userAgent;

describe('the texts of an entry', () => {
  it('stay as they are where nothing is wrong with them', () => {
    expect(boundAuditEntry(plain)).toEqual(plain);
  });

  it('are cut', () => {
    const long = 'x'.repeat(20_000);
    const cut = boundAuditEntry({
      ...plain,
      reason: long,
      detail: long,
      subject: long,
      actor: long,
      sid: long,
      ip: long,
      userAgent: long,
      requestId: long,
    });
    const { reason, detail, subject, actor, sid, ip, userAgent, requestId } = cut;
    const lengths = [reason, detail, subject, actor, sid, ip, userAgent, requestId].map(
      (text) => text?.length,
    );
    expect(lengths).toEqual([64, 512, 256, 128, 256, 64, 512, 128]);
  });

  it.each([
    ['NUL', 'a\0b', 'ab'],
    ['line breaks', 'a\r\nb\u2028c\u2029d\u0085e', 'abcde'],
    ['the escapes of a terminal', '\u001b[31mred\u009b0m', '[31mred0m'],
    ['marks that turn the direction', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['half surrogate pairs', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['a pair that the cut halves', `${'x'.repeat(511)}\u{1f600}`, `${'x'.repeat(511)}\ufffd`],
  ])('lose %s', (_what, text, kept) => {
    expect(agent(text)).toBe(kept);
  });

  it.each(['', '\0', '\u001b\u202e'])('are null where nothing is left (%j)', (text) => {
    expect(agent(text)).toBeNull();
  });

  it('hold nothing beside what an entry has', () => {
    const more: AuditEntry & { readonly password: string } = { ...plain, password: 'secret' };
    expect(boundAuditEntry(more)).toEqual(plain);
  });
});
