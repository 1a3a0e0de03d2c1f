import { describe, expect, it, onTestFinished } from 'vitest';
import { createTimeline } from '../clock/timeline.fixture.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { toAuditColumns } from '../store/audit/audit-row.ts';
import { createSqlStores } from '../store/create-sql-stores.ts';
import { holdTransaction } from '../store/held-transaction.fixture.ts';
import { engines, openTestEngine, openTestStore } from '../store/open-test-store.fixture.ts';
import { happening, requestIds } from './audit-entries.fixture.ts';
import type { NumberedAuditEntry } from './audit-entry.ts';
import type { AuditQuery, AuditStore } from './audit-store.ts';
import { followAudit } from './follow-audit.ts';

const entry = (requestId: string, subject = '7') => ({
  ...happening(requestId, { subject }),
  atMilliseconds: 1_800_000_000_000,
});
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `request ${index}`);

/** Follows a trail until the test ends; `handed` holds what each call handed over. */
function follow(store: Pick<AuditStore, 'read'>, query: AuditQuery) {
  const timeline = createTimeline(0);
  const controller = new AbortController();
  const handed: (readonly (string | null)[])[] = [];
  const errors: unknown[] = [];
  const started = Promise.withResolvers<undefined>();
  const done = followAudit(
    store,
    query,
    (entries: readonly NumberedAuditEntry[]) => handed.push(requestIds(entries)),
    {
      signal: controller.signal,
      onError: (error) => errors.push(error),
      schedule(task, delay) {
        started.resolve(undefined);
        return timeline.schedule(task, delay);
      },
    },
  );
  onTestFinished(() => controller.abort());
  return { timeline, controller, handed, errors, done, started: Promise.race([started.promise, done]) };
}

describe.each(engines)('following the audit trail on %s', (engine) => {
  it('begins with the newest, and hands over what comes, in order and once', async () => {
    const { audit } = await openTestStore(engine);
    await audit.append(['a', 'b', 'c'].map((id) => entry(id)));
    const { timeline, handed, started } = follow(audit, { limit: 2 });
    await started;
    expect(handed).toEqual([['b', 'c']]);
    await audit.append([entry('d'), entry('e')]);
    await timeline.step();
    await timeline.step();
    await audit.append([entry('f')]);
    for (let count = 0; count < 25; count += 1) await timeline.step();
    expect(handed).toEqual([['b', 'c'], ['d', 'e'], ['f']]);
    expect(timeline.clock()).toBe(27_000);
  });

  it('hands over only what the query asks for', async () => {
    const { audit } = await openTestStore(engine);
    const { timeline, handed, started } = follow(audit, { subject: '8', limit: 10 });
    await started;
    await audit.append([entry('a'), entry('b', '8')]);
    await timeline.step();
    expect(handed).toEqual([['b']]);
  });

  it('reads on after a number, however much there is', async () => {
    const { audit } = await openTestStore(engine);
    await audit.append(numbered(2_500).map((id) => entry(id)));
    const [first] = await audit.read({ afterNumber: 0, limit: 1 });
    const { handed, started } = follow(audit, { afterNumber: first?.number ?? 0, limit: 10 });
    await started;
    expect(handed.flat()).toEqual(numbered(2_500).slice(1));
  });
});

describe('following the audit trail on postgres', () => {
  async function openWithLateEntry() {
    const database = await openTestEngine('postgres');
    const { audit } = createSqlStores(database);
    const hold = (id: string) =>
      holdTransaction(database, ({ transaction }) =>
        transaction
          .insertInto('audit_entries')
          .values(toAuditColumns(entry(id)))
          .execute(),
      );
    return { audit, hold };
  }

  it('misses no entry that comes to light after one with a higher number', async () => {
    const { audit, hold } = await openWithLateEntry();
    const { timeline, handed, started } = follow(audit, { limit: 10 });
    await started;
    const late = await hold('late');
    await audit.append([entry('early')]);
    for (let count = 0; count < 5; count += 1) await timeline.step();
    expect(handed).toEqual([['early']]);
    await late.commit();
    for (let count = 0; count < 15; count += 1) await timeline.step();
    expect(handed).toEqual([['early'], ['late']]);
  });

  it('misses none that was under way when it began', async () => {
    const { audit, hold } = await openWithLateEntry();
    const late = await hold('late');
    await audit.append(['a', 'b', 'c'].map((id) => entry(id)));
    const { timeline, handed, started } = follow(audit, { limit: 1 });
    await started;
    await late.commit();
    for (let count = 0; count < 3; count += 1) await timeline.step();
    expect(handed).toEqual([['c'], ['late']]);
  });
});

describe('whoever follows the audit trail', () => {
  it('is told once of a store that is away, and misses nothing', async () => {
    const { audit } = await openTestStore();
    let isAway = false;
    const read: AuditStore['read'] = (query) =>
      isAway ? Promise.reject(new LatchkeyError('store_unavailable', 'out of reach')) : audit.read(query);
    const { timeline, handed, errors, started } = follow({ read }, { limit: 10 });
    await started;
    isAway = true;
    await audit.append([entry('a')]);
    for (let count = 0; count < 3; count += 1) await timeline.step();
    expect(errors).toHaveLength(1);
    isAway = false;
    await timeline.step();
    expect(handed).toEqual([['a']]);
  });

  it('learns at once that the first reading failed', async () => {
    const fault = new LatchkeyError('store_unavailable', 'out of reach');
    const { started } = follow({ read: () => Promise.reject(fault) }, { limit: 10 });
    await expect(started).rejects.toBe(fault);
  });

  it('is done when the signal says so, with no timer left', async () => {
    const { audit } = await openTestStore();
    const { timeline, controller, done, started } = follow(audit, { limit: 10 });
    await started;
    controller.abort();
    await done;
    expect(timeline.delays()).toEqual([]);
  });
});
