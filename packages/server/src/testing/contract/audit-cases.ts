import assert from 'node:assert/strict';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import { boundAuditEntry } from '../../audit/bound-audit-entry.ts';
import type { AuditQuery } from '../../audit/audit-store.ts';
import { contractCase } from './contract-case.ts';
import type { ContractStore } from './contract-case.ts';
import { startSeconds, upTo } from './samples.ts';

const startMilliseconds = startSeconds * 1_000;

function sampleEntry(index: number, changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    atMilliseconds: startMilliseconds + index,
    action: 'sign_in',
    result: 'refused',
    reason: 'wrong_password',
    detail: null,
    subject: '7',
    actor: null,
    sid: null,
    ip: '192.0.2.1',
    userAgent: 'Mozilla/5.0',
    requestId: `request ${index}`,
    ...changes,
  };
}

/** The request ids of what a query finds, in its order. */
async function find(store: ContractStore, query: Omit<AuditQuery, 'limit'> & { limit?: number }) {
  return (await store.audit.read({ limit: 100, ...query })).map(({ requestId }) => requestId);
}

const requests = (...indexes: readonly number[]) => indexes.map((index) => `request ${index}`);

export const auditCases = [
  contractCase('audit: what was appended is read as it was, by every node', async ({ store, other }) => {
    const full = sampleEntry(1, { sid: 'a session', actor: 'operator' });
    const empty = { reason: null, detail: null, subject: null, ip: null, userAgent: null, requestId: null };
    const bare = sampleEntry(2, { action: 'key_rotate', result: 'success', ...empty });
    await store.audit.append([full, bare]);
    const read = await (await other()).audit.read({ limit: 10 });
    const numbers = read.map(({ number }) => number);
    assert.deepEqual(read, [
      { ...full, number: numbers[0] },
      { ...bare, number: numbers[1] },
    ]);
  }),

  contractCase('audit: numbers rise in the order of the entries', async ({ store, nodes }) => {
    const node = await nodes();
    for (const turn of upTo(3)) {
      await node(turn).audit.append(upTo(600).map((index) => sampleEntry(turn * 600 + index)));
    }
    await store.audit.append([]);
    const entries = await store.audit.read({ limit: 2_000 });
    assert.deepEqual(
      entries.map(({ requestId }) => requestId),
      requests(...upTo(1_800)),
    );
    const numbers = entries.map(({ number }) => number);
    assert.ok(numbers.every((number, index) => number > (numbers[index - 1] ?? 0)));
  }),

  contractCase('audit: entries appended at once all have numbers of their own', async ({ store, nodes }) => {
    const node = await nodes();
    await Promise.all(
      upTo(10).map((index) => node(index).audit.append([sampleEntry(index), sampleEntry(index)])),
    );
    const entries = await store.audit.read({ limit: 100 });
    assert.equal(new Set(entries.map(({ number }) => number)).size, 20);
  }),

  contractCase('audit: a limit gives the newest, and after a number the next', async ({ store }) => {
    await store.audit.append(upTo(6).map((index) => sampleEntry(index)));
    const numbers = (await store.audit.read({ limit: 100 })).map(({ number }) => number);
    assert.deepEqual(await find(store, { limit: 2 }), requests(4, 5));
    const afterNumber = numbers[1] ?? 0;
    assert.deepEqual(await find(store, { afterNumber, limit: 2 }), requests(2, 3));
    assert.deepEqual(await find(store, { afterNumber }), requests(2, 3, 4, 5));
    assert.deepEqual(await find(store, { afterNumber: numbers[5] ?? 0 }), []);
  }),

  contractCase('audit: entries are found by subject, action and time', async ({ store }) => {
    await store.audit.append([
      sampleEntry(0),
      sampleEntry(1, { subject: '8' }),
      sampleEntry(2, { action: 'sign_out' }),
      sampleEntry(3, { subject: null }),
    ]);
    assert.deepEqual(await find(store, { subject: '7' }), requests(0, 2));
    assert.deepEqual(await find(store, { action: 'sign_in' }), requests(0, 1, 3));
    assert.deepEqual(await find(store, { sinceMilliseconds: startMilliseconds + 2 }), requests(2, 3));
    assert.deepEqual(await find(store, { subject: '7', action: 'sign_out' }), requests(2));
    for (const subject of ['', '9', 'a\0b', '\ud800', "' or 1 = 1 --"])
      assert.deepEqual(await find(store, { subject }), [], subject);
  }),

  contractCase('audit: odd texts make no entry fail', async ({ store }) => {
    const odd = sampleEntry(1, {
      reason: '\0',
      subject: '',
      ip: '\ud800',
      userAgent: `${'a'.repeat(600)}\u{1f600}`,
      requestId: 'line\r\nbreak\u001b[31m',
    });
    await store.audit.append([odd, sampleEntry(2)]);
    const [kept, next] = await store.audit.read({ limit: 10 });
    assert.deepEqual({ ...kept, number: 0 }, { ...boundAuditEntry(odd), number: 0 });
    assert.equal(next?.requestId, 'request 2');
  }),

  contractCase(
    'audit: what is older than a time is deleted, and no number is given again',
    async ({ store }) => {
      await store.audit.append(upTo(4).map((index) => sampleEntry(index)));
      const last = (await store.audit.read({ limit: 1 }))[0]?.number ?? 0;
      assert.equal(await store.audit.prune(startMilliseconds + 2), 2);
      assert.deepEqual(await find(store, {}), requests(2, 3));
      assert.equal(await store.audit.prune(startMilliseconds + 10), 2);
      assert.equal(await store.audit.prune(startMilliseconds + 10), 0);
      await store.audit.append([sampleEntry(4)]);
      assert.ok(((await store.audit.read({ limit: 1 }))[0]?.number ?? 0) > last);
    },
  ),
];
