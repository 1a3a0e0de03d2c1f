import { describe, expect, it } from 'vitest';
import { createTimeline } from '../clock/timeline.fixture.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { engines, openTestStore } from '../store/open-test-store.fixture.ts';
import { happening, requestIds } from './audit-entries.fixture.ts';
import type { AuditEntry } from './audit-entry.ts';
import { createAuditTrail } from './create-audit-trail.ts';

const startMilliseconds = 1_800_000_000_000;
const away = new LatchkeyError('store_unavailable', 'out of reach');

interface TestTrailOptions {
  readonly append?: (entries: readonly AuditEntry[]) => Promise<void>;
  readonly maxWaiting?: number;
}

/** A trail over a store of the test's own, with what that was given and what the trail has told. */
function openTrail({ append = () => Promise.resolve(), ...options }: TestTrailOptions = {}) {
  const timeline = createTimeline(startMilliseconds);
  const batches: (readonly (string | null)[])[] = [];
  const told: string[] = [];
  const trail = createAuditTrail({
    store: {
      append(entries) {
        batches.push(requestIds(entries));
        return append(entries);
      },
    },
    onError: (error) => told.push((error as Error).message),
    clock: timeline.clock,
    schedule: timeline.schedule,
    ...options,
  });
  const record = (...ids: readonly string[]) => {
    for (const id of ids) trail.record(happening(id));
  };
  return { trail, timeline, batches, told, record };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `request ${index}`);

describe('the audit trail', () => {
  it('writes what is recorded in one moment in one batch, without waiting for a timer', async () => {
    const { trail, timeline, batches, record } = openTrail();
    record('a', 'b', 'c');
    expect(batches).toEqual([]);
    await trail.flush();
    expect(batches).toEqual([['a', 'b', 'c']]);
    expect(timeline.delays()).toEqual([]);
  });

  it('writes one batch at a time, in order, and what came meanwhile with the next', async () => {
    const gates = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const { trail, batches, record } = openTrail({ append: async () => gates[batches.length - 1]?.promise });
    record('a');
    await Promise.resolve();
    record('b');
    record('c');
    expect(batches).toEqual([['a']]);
    const flushed = trail.flush();
    gates[0]?.resolve(undefined);
    await expect.poll(() => batches).toEqual([['a'], ['b', 'c']]);
    gates[1]?.resolve(undefined);
    await flushed;
    expect(trail.counts()).toEqual({ waiting: 0, lost: 0 });
  });

  it('writes many in batches of 500', async () => {
    const { trail, batches, record } = openTrail();
    record(...numbered(1_200));
    await trail.flush();
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(batches.flat()).toEqual(numbered(1_200));
  });

  it('gives each entry the time at which it was recorded', async () => {
    const written: AuditEntry[] = [];
    const { trail, record } = openTrail({
      append: (entries) => Promise.resolve(void written.push(...entries)),
    });
    record('a');
    await trail.flush();
    expect(written).toEqual([{ ...happening('a'), atMilliseconds: startMilliseconds }]);
  });

  it('refuses a bound that is none', () => {
    for (const maxWaiting of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => openTrail({ maxWaiting })).toThrow('maxWaiting must be a whole number above 0');
  });
});

describe('the audit trail, while the store is away,', () => {
  it('tries again after longer and longer pauses, and tells once', async () => {
    const { trail, timeline, batches, told, record } = openTrail({ append: () => Promise.reject(away) });
    record('a');
    await trail.flush();
    const pauses: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      pauses.push(...timeline.delays());
      await timeline.step();
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(batches).toHaveLength(8);
    expect(told).toEqual(['out of reach']);
  });

  it('keeps what is recorded, and makes no attempt for it', async () => {
    const { trail, batches, record } = openTrail({ append: () => Promise.reject(away) });
    record('a');
    await trail.flush();
    record('b', 'c');
    await Promise.resolve();
    expect(batches).toEqual([['a']]);
    expect(trail.counts()).toEqual({ waiting: 3, lost: 0 });
  });

  it('loses the newest where there is no room, and says so when the store is back', async () => {
    const written: AuditEntry[] = [];
    let isAway = true;
    const append = (entries: readonly AuditEntry[]) =>
      isAway ? Promise.reject(away) : Promise.resolve(void written.push(...entries));
    const { trail, told, record } = openTrail({ append, maxWaiting: 2 });
    record('a', 'b', 'c', 'd', 'e');
    await trail.flush();
    expect(trail.counts()).toEqual({ waiting: 2, lost: 3 });
    isAway = false;
    await trail.flush();
    expect(written.map(({ action, requestId, detail }) => [action, requestId, detail])).toEqual([
      ['sign_in', 'a', null],
      ['sign_in', 'b', null],
      ['entries_lost', null, '3 entries'],
    ]);
    expect(told).toEqual([
      'entries of the audit trail are being lost: 2 wait for the store already',
      'out of reach',
      '3 entries of the audit trail were lost',
    ]);
    record('f');
    await trail.flush();
    expect(requestIds(written)).toEqual(['a', 'b', null, 'f']);
  });

  it('gives up an entry that a store refuses which is there, and keeps the others', async () => {
    const written: AuditEntry[] = [];
    const append = (entries: readonly AuditEntry[]) =>
      requestIds(entries).includes('request 3')
        ? Promise.reject(new Error('check constraint failed'))
        : Promise.resolve(void written.push(...entries));
    const { trail, timeline, told, record } = openTrail({ append });
    record(...numbered(8));
    await trail.flush();
    const kept = numbered(8).filter((id) => id !== 'request 3');
    expect(requestIds(written)).toEqual([...kept, null]);
    expect(told).toEqual([
      'check constraint failed',
      'entries of the audit trail are being lost: the store refuses one of sign_in',
      '1 entries of the audit trail were lost',
    ]);
    expect(timeline.delays()).toEqual([]);
  });
});

describe('closing the audit trail', () => {
  it('writes what waits, without a pause, and lets go of its timers', async () => {
    let isAway = true;
    const { trail, timeline, batches, record } = openTrail({
      append: () => (isAway ? Promise.reject(away) : Promise.resolve()),
    });
    record('a');
    await trail.flush();
    isAway = false;
    await trail.close();
    expect(batches).toEqual([['a'], ['a']]);
    expect(timeline.delays()).toEqual([]);
  });

  it('waits a second for a store that does not answer, and says how many were not written', async () => {
    const { trail, timeline, told, record } = openTrail({ append: () => new Promise(() => undefined) });
    record('a', 'b');
    const closing = trail.close();
    expect(timeline.delays()).toEqual([1_000]);
    timeline.fire();
    await closing;
    expect(told).toEqual(['2 entries of the audit trail were not written before the end']);
  });

  it('loses what is recorded afterwards', async () => {
    const { trail, batches, told, record } = openTrail();
    await trail.close();
    record('a');
    await trail.flush();
    expect(batches).toEqual([]);
    expect(trail.counts()).toEqual({ waiting: 0, lost: 1 });
    expect(told).toEqual(['entries of the audit trail are being lost: it is closed']);
  });
});

describe.each(engines)('the audit trail in a store on %s', (engine) => {
  it('survives a store that is away for a while, in order', async () => {
    const { audit } = await openTestStore(engine);
    let isAway = false;
    const append = (entries: readonly AuditEntry[]) =>
      isAway ? Promise.reject(away) : audit.append(entries);
    const { trail, timeline, record } = openTrail({ append });
    record('before');
    await trail.flush();
    isAway = true;
    record('while', 'away');
    await trail.flush();
    await timeline.step();
    record('still away');
    isAway = false;
    timeline.fire();
    await trail.flush();
    const entries = await audit.read({ limit: 10 });
    expect(requestIds(entries)).toEqual(['before', 'while', 'away', 'still away']);
  });
});
