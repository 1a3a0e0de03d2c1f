import type { KyselyPlugin } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { createAuditStore } from './audit/create-audit-store.ts';
import { createTransactions } from './create-transactions.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import type { SqlEngine } from './engine.ts';
import { createFeedStore } from './feed/create-feed-store.ts';
import { engines, openTestEngine } from './open-test-store.fixture.ts';
import { pruneSessions } from './session/prune-sessions.ts';
import type { SessionsTable } from './tables.ts';

const nowSeconds = 1_800_000_000;
const indexes = Array.from({ length: 2_500 }, (_, index) => index);

/** The engine, and how many rows each of its statements has changed. */
function watch(engine: SqlEngine) {
  const changed: number[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult({ result }) {
      changed.push(Number(result.numAffectedRows));
      return Promise.resolve(result);
    },
  };
  return { changed, watched: { ...engine, db: engine.db.withPlugin(plugin) } };
}

async function fill(insert: (part: readonly number[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < indexes.length; from += 500) await insert(indexes.slice(from, from + 500));
}

const overSession = (index: number): SessionsTable => ({
  id: `session-${index}`,
  subject: 'alice',
  subject_generation: 0,
  generation: 0,
  parent: null,
  issued_at: 0,
  scopes: '',
  created_at: 0,
  last_seen_at: 0,
  expires_at: 0,
  idle_expires_at: 0,
  user_agent: null,
  ip: null,
});

describe.each(engines)('many rows on %s', (kind) => {
  it('of sessions that are over are deleted a thousand at a time', async () => {
    const { changed, watched } = watch(await openTestEngine(kind));
    await fill((part) => watched.db.insertInto('sessions').values(part.map(overSession)).execute());
    changed.splice(0);
    expect(await pruneSessions(watched, nowSeconds)).toBe(2_500);
    expect(changed).toEqual([1_000, 1_000, 500, 0, 0]);
  });

  it('of facts that are old are deleted a thousand at a time', async () => {
    const { changed, watched } = watch(await openTestEngine(kind));
    const fact = (index: number) => ({ number: index + 1, created_at: 0, kind: 'keys_changed' }) as const;
    await fill((part) => watched.db.insertInto('facts').values(part.map(fact)).execute());
    changed.splice(0);
    const feed = createFeedStore(watched, createTransactions(watched));
    expect(await feed.prune(nowSeconds)).toBe(2_500);
    expect(changed).toEqual([1_000, 1_000, 500, 0]);
  });

  it('of entries of the audit trail that are old are deleted a thousand at a time', async () => {
    const { changed, watched } = watch(await openTestEngine(kind));
    const entry = (index: number) =>
      ({ at_milliseconds: index, action: 'sign_in', result: 'success' }) as const;
    await fill((part) => watched.db.insertInto('audit_entries').values(part.map(entry)).execute());
    changed.splice(0);
    expect(await createAuditStore(watched).prune(2_500)).toBe(2_500);
    expect(changed).toEqual([1_000, 1_000, 500, 0]);
  });
});

describe('a deletion in batches', () => {
  it('leaves what is more than twenty of them for the next time', async () => {
    const deleteSome = vi.fn((limit: number) => Promise.resolve(limit));
    expect(await deleteInBatches(deleteSome)).toBe(20_000);
    expect(deleteSome).toHaveBeenCalledTimes(20);
  });

  it('goes on after a batch that is not full: rows may have been found twice', async () => {
    const deleteSome = vi
      .fn(() => Promise.resolve(0))
      .mockResolvedValueOnce(3)
      .mockResolvedValueOnce(2);
    expect(await deleteInBatches(deleteSome)).toBe(5);
  });
});
